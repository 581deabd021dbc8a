import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";

/** One primary action a view; secondary beside it; quiet for what is rarely needed; danger for what takes something away. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
}

export function Button({ variant = "primary", className = "", type = "submit", ...rest }: ButtonProps) {
  return <button type={type} className={`button button-${variant} ${className}`} {...rest} />;
}

export function LinkButton({ variant = "primary", className = "", ...rest }: LinkProps & { variant?: ButtonVariant }) {
  return <Link className={`button button-${variant} ${className}`} {...rest} />;
}

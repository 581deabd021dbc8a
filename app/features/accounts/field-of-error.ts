/** Which field a refusal stands beside; any other stands at the head of the form. */
export const fieldOfError: Record<string, string> = {
  "accounts:errors.currentPassword": "currentPassword",
  "accounts:errors.passwordIsEmail": "password",
  "accounts:errors.emailSame": "email",
  "accounts:errors.emailTaken": "email",
  "accounts:errors.domainUnknown": "email",
  "accounts:errors.domainTaken": "domains",
  "accounts:errors.organisationGone": "organisationId",
  "accounts:errors.regionGone": "regionId",
  "accounts:errors.askedAreas": "areas",
  "accounts:errors.askedLanguages": "languages",
};

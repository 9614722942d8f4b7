/** Notebooks read the published build over the API; files beside a notebook would be numbers without a build. */
export class FileAttachment {
  constructor(name: string) {
    throw new Error(`a notebook asks for a file: ${name}; read the published tables through api/client.ts`);
  }
}

export const fileAttachments = (name: string) => new FileAttachment(name);
export const registerFile = fileAttachments;
export const requireFileRegistration = fileAttachments;

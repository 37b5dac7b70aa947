/** How a scenario's virtual timeline is found among the attachments: a JSON list of happenings. */
export const timelineMediaType = 'application/x.sls.timeline+json'

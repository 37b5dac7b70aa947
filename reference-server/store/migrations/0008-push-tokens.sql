-- A device names its registration alone. Which one is dead is known of the person, and is learnt anew from the gateway.

UPDATE device SET document = json_remove(json_set(document, '$.pushToken', document ->> '$.push.token'), '$.push')
WHERE document -> 'push' IS NOT NULL;

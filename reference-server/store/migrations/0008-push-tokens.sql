-- A device has its push token only. The token that the gateway reported as unregistered moves to the account, and is
-- learned again from the gateway.

UPDATE device SET document = json_remove(json_set(document, '$.pushToken', document ->> '$.push.token'), '$.push')
WHERE document -> 'push' IS NOT NULL;

INSERT INTO account VALUES ('amara', 3, 20, '{
  "username": "Amara",
  "passwordVerifier": "verifier",
  "residence": "HK",
  "accounts": ["HK", "US"],
  "seamless": true,
  "mobileNumber": {"onRecord": "+12025550101", "verified": true, "lastVerified": "+12025550101"},
  "enrolmentDueAt": 20,
  "secondFactor": {"failures": 1},
  "devices": [
    {"id": "d1", "name": "IB Key", "status": "revoked", "type": "ibKey", "os": "iOS", "hardwareId": "h1", "secret": "s1"},
    {"id": "d2", "name": "IB Key", "status": "active", "type": "ibKey", "os": "Android", "hardwareId": "h2", "secret": "s2", "push": {"token": "t2", "stale": false}, "pinVerifier": "v"}
  ],
  "logins": [
    {"id": "l1", "secretDigest": "x", "platform": "tws", "locale": "en", "begunAt": 1, "stage": {"at": "collected"}},
    {"id": "l2", "secretDigest": "y", "platform": "tws", "locale": "ru", "begunAt": 2, "deviceId": "d2", "stage": {"at": "challenge"}}
  ],
  "pushRequests": [
    {"id": "p1", "loginId": "l1", "deviceId": "d2", "platform": "tws", "nonce": "n", "createdAt": 1, "state": "approved", "delivery": "sent"}
  ],
  "challenges": [
    {"id": "c1", "loginId": "l2", "deviceId": "d2", "text": "000123", "shownAt": 3, "state": "open", "failures": 1}
  ],
  "smsCodes": [
    {"id": "m1", "purpose": "verifyNumber", "subject": "+12025550101", "number": "+12025550101", "text": "123456", "sentAt": 1, "locale": "en", "askedBy": "s1", "state": "used", "failures": 0, "delivery": "sent"}
  ],
  "activations": [
    {"id": "a1", "secretDigest": "z", "os": "Android", "model": "Pixel", "hardwareId": "h2", "startedAt": 1, "option": "migrate", "replaces": "d1", "failures": 0, "stage": "committed"}
  ],
  "sessions": [
    {"id": "s1", "tokenDigest": "digest of the session", "platform": "tws", "locale": "en", "begunAt": 5}
  ]
}');
INSERT INTO reference VALUES ('login', 'l1', 'amara'), ('login', 'l2', 'amara'), ('session', 'digest of the session', 'amara'), ('device', 'd1', 'amara'), ('device', 'd2', 'amara'), ('activation', 'a1', 'amara');
INSERT INTO attempts VALUES ('amara', '{"failures":2}');
PRAGMA user_version = 1;

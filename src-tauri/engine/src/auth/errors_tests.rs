use super::*;
use crate::domain::advice::Remedy;

fn told(json: &str) -> (Code, Cause) {
    let error = serde_json::from_str::<Refusal>(json).unwrap().into_error(None);
    (error.code(), error.cause_of().unwrap())
}

#[test]
fn every_error_without_a_number() {
    use Code as C;
    let rows = [
        (
            r#"{"error":"invalid_grant","suberror":"consent_required"}"#,
            C::ConsentRequired,
            Cause::ConsentMissing,
        ),
        (
            r#"{"error":"interaction_required","suberror":"consent_required"}"#,
            C::ConsentRequired,
            Cause::ConsentMissing,
        ),
        (r#"{"error":"consent_required"}"#, C::ConsentRequired, Cause::ConsentMissing),
        (r#"{"error":"admin_consent_required"}"#, C::ConsentRequired, Cause::AdminConsentNeeded),
        (r#"{"error":"access_denied"}"#, C::ConsentDeclined, Cause::ConsentDeclined),
        (r#"{"error":"authorization_declined"}"#, C::ConsentDeclined, Cause::ConsentDeclined),
        (r#"{"error":"invalid_grant"}"#, C::SignInAgain, Cause::SignInAgain),
        (r#"{"error":"invalid_grant","suberror":"bad_token"}"#, C::SignInAgain, Cause::SignInAgain),
        (r#"{"error":"invalid_grant","suberror":"token_expired"}"#, C::SignInAgain, Cause::SignInExpired),
        (
            r#"{"error":"invalid_grant","suberror":"user_password_expired"}"#,
            C::SignInAgain,
            Cause::SignInRevoked,
        ),
        (r#"{"error":"interaction_required"}"#, C::SignInAgain, Cause::SignInAgain),
        (r#"{"error":"login_required"}"#, C::SignInAgain, Cause::SignInAgain),
        (r#"{"error":"temporarily_unavailable"}"#, C::Unavailable, Cause::SignInBusy),
        (r#"{"error":"server_error"}"#, C::Unavailable, Cause::SignInBusy),
        (r#"{"error":"slow_down"}"#, C::Unavailable, Cause::SignInBusy),
        (r#"{"error":"authorization_pending"}"#, C::SignInTimedOut, Cause::DeviceCodeExpired),
        (r#"{"error":"expired_token"}"#, C::SignInTimedOut, Cause::DeviceCodeExpired),
        (r#"{"error":"bad_verification_code"}"#, C::SignInRefused, Cause::SignInMixedUp),
        (r#"{"error":"invalid_client"}"#, C::ClientRejected, Cause::ClientRejected),
        (r#"{"error":"unauthorized_client"}"#, C::ClientRejected, Cause::ClientRejected),
        (r#"{"error":"unsupported_grant_type"}"#, C::ClientRejected, Cause::ClientRejected),
        (r#"{"error":"unsupported_response_type"}"#, C::ClientRejected, Cause::ClientRejected),
        (r#"{"error":"invalid_scope"}"#, C::SignInRefused, Cause::PermissionUnknown),
        (r#"{"error":"invalid_resource"}"#, C::SignInRefused, Cause::PermissionUnknown),
        (r#"{"error":"invalid_request"}"#, C::SignInRefused, Cause::SignInRefused),
        (r#"{"error":"something_new"}"#, C::SignInRefused, Cause::SignInRefused),
        (r#"{"error":""}"#, C::SignInRefused, Cause::SignInRefused),
    ];
    for (json, code, cause) in rows {
        assert_eq!(told(json), (code, cause), "{json}");
    }
}

#[test]
fn every_number_of_the_wire() {
    use Code as C;
    let rows = [
        (50011, "invalid_request", C::ClientRejected, Cause::RedirectNotRegistered, Remedy::CheckRedirect),
        (700_025, "invalid_client", C::ClientRejected, Cause::SecretOnPublicClient, Remedy::RemoveSecret),
        (7_000_218, "invalid_client", C::ClientRejected, Cause::SecretMissing, Remedy::EnterSecret),
        (7_000_215, "invalid_client", C::ClientRejected, Cause::SecretWrong, Remedy::EnterSecret),
        (7_000_222, "invalid_client", C::ClientRejected, Cause::SecretExpired, Remedy::EnterSecret),
        (700_016, "unauthorized_client", C::ClientRejected, Cause::ClientUnknown, Remedy::CheckClientId),
        (700_016, "invalid_request", C::ClientRejected, Cause::ClientUnknown, Remedy::CheckClientId),
        (90002, "invalid_request", C::TenantMismatch, Cause::TenantUnknown, Remedy::CheckTenant),
        (900_023, "invalid_request", C::TenantMismatch, Cause::TenantUnknown, Remedy::CheckTenant),
        (50194, "invalid_request", C::TenantMismatch, Cause::SingleTenantApp, Remedy::CheckTenant),
        (700_005, "invalid_grant", C::SignInAgain, Cause::WrongTenant, Remedy::CheckTenant),
        (90072, "invalid_request", C::TenantMismatch, Cause::WrongTenant, Remedy::CheckTenant),
        (50020, "invalid_grant", C::SignInAgain, Cause::WrongTenant, Remedy::CheckTenant),
        (900_432, "invalid_request", C::TenantMismatch, Cause::WrongCloud, Remedy::CheckCloud),
        (900_382, "invalid_client", C::ClientRejected, Cause::WrongCloud, Remedy::CheckCloud),
        (65001, "invalid_grant", C::SignInAgain, Cause::ConsentMissing, Remedy::GiveConsent),
        (90094, "access_denied", C::ConsentRequired, Cause::AdminConsentNeeded, Remedy::GiveConsent),
        (90095, "access_denied", C::ConsentRequired, Cause::AdminConsentNeeded, Remedy::GiveConsent),
        (65004, "access_denied", C::ConsentDeclined, Cause::ConsentDeclined, Remedy::GiveConsent),
        (65004, "consent_required", C::ConsentDeclined, Cause::ConsentDeclined, Remedy::GiveConsent),
        (65004, "authorization_declined", C::ConsentDeclined, Cause::ConsentDeclined, Remedy::GiveConsent),
        (70011, "invalid_scope", C::SignInRefused, Cause::PermissionUnknown, Remedy::CheckCloud),
        (500_011, "invalid_resource", C::SignInRefused, Cause::PermissionUnknown, Remedy::CheckCloud),
        (700_022, "invalid_request", C::SignInRefused, Cause::PermissionUnknown, Remedy::CheckCloud),
        (50076, "invalid_grant", C::SignInAgain, Cause::MfaNeeded, Remedy::SignIn),
        (50079, "interaction_required", C::SignInAgain, Cause::MfaNeeded, Remedy::SignIn),
        (50074, "interaction_required", C::SignInAgain, Cause::MfaNeeded, Remedy::SignIn),
        (53003, "access_denied", C::SignInRefused, Cause::BlockedByPolicy, Remedy::AskAdministrator),
        (53003, "invalid_grant", C::SignInAgain, Cause::BlockedByPolicy, Remedy::AskAdministrator),
        (50173, "invalid_grant", C::SignInAgain, Cause::SignInRevoked, Remedy::SignIn),
        (700_082, "invalid_grant", C::SignInAgain, Cause::SignInExpired, Remedy::SignIn),
        (70008, "invalid_grant", C::SignInAgain, Cause::SignInExpired, Remedy::SignIn),
        (70043, "invalid_grant", C::SignInAgain, Cause::SignInExpired, Remedy::SignIn),
        (50196, "invalid_grant", C::SignInAgain, Cause::SignInAgain, Remedy::SignIn),
        (50057, "invalid_grant", C::SignInAgain, Cause::AccountDisabled, Remedy::AskAdministrator),
        (50053, "invalid_grant", C::SignInAgain, Cause::AccountLocked, Remedy::AskAdministrator),
        (50105, "access_denied", C::SignInRefused, Cause::AccountNotAssigned, Remedy::AskAdministrator),
        (54005, "invalid_grant", C::SignInAgain, Cause::SignInMixedUp, Remedy::SignIn),
        (501_481, "invalid_grant", C::SignInAgain, Cause::SignInMixedUp, Remedy::SignIn),
        (70016, "authorization_pending", C::SignInTimedOut, Cause::DeviceCodeExpired, Remedy::SignIn),
        (70019, "expired_token", C::SignInTimedOut, Cause::DeviceCodeExpired, Remedy::SignIn),
        (70018, "bad_verification_code", C::SignInRefused, Cause::SignInMixedUp, Remedy::SignIn),
        (90033, "temporarily_unavailable", C::Unavailable, Cause::SignInBusy, Remedy::Wait),
        (90033, "invalid_request", C::Unavailable, Cause::SignInBusy, Remedy::Wait),
        (50033, "server_error", C::Unavailable, Cause::SignInBusy, Remedy::Wait),
        (90012, "invalid_request", C::Unavailable, Cause::SignInBusy, Remedy::Wait),
    ];
    for (number, error, code, cause, remedy) in rows {
        let json = format!(r#"{{"error":"{error}","error_codes":[{number}]}}"#);
        assert_eq!(told(&json), (code, cause), "{json}");
        assert_eq!(cause.remedy(), remedy, "{json}");
        let written = format!("AADSTS{number}: ana@x.example\r\nTimestamp: 2026-11-23 10:01:44Z");
        let redirected = Refusal::new(error, Some(&written)).into_error(None);
        assert_eq!(
            (redirected.code(), redirected.cause_of()),
            (code, Some(cause)),
            "on the redirect: {json}"
        );
        let reference = format!("AADSTS{number} · 2026-11-23T10:01:44Z");
        assert_eq!(redirected.reference_text(), Some(reference.as_str()));
        assert!(!redirected.to_string().contains("ana"), "{redirected}");
    }
}

#[test]
fn the_reference_holds_ids_and_nothing_else() {
    let (trace, correlation) =
        ("255d1aef-8c98-452f-ac51-23d051240864", "fb3d2015-bc17-4bb9-bb85-30c5cf1aaaa7");
    let whole = format!("AADSTS65001 · trace {trace} · correlation {correlation} · 2016-01-09T02:02:12Z");
    let fields = format!(
        r#"{{"error":"invalid_grant","error_codes":[65001],"timestamp":"2016-01-09 02:02:12Z",
        "trace_id":"{trace}","correlation_id":"{correlation}","error_description":"AADSTS65001: ana@x.example"}}"#
    );
    let text = |refusal: Refusal| refusal.into_error(None).reference_text().unwrap().to_owned();
    assert_eq!(text(serde_json::from_str(&fields).unwrap()), whole);
    let lines = format!(
        "AADSTS65001: The user ana@x.example\r\nTrace ID: {trace}\r\nCorrelation ID: {correlation}\r\nTimestamp: 2016-01-09 02:02:12Z"
    );
    assert_eq!(text(Refusal::new("invalid_grant", Some(&lines))), whole, "a redirect brings lines only");
    let foreign =
        r#"{"error":"x<y>","trace_id":"ana@x.example","correlation_id":"<b>","timestamp":"soon, ana"}"#;
    assert_eq!(text(serde_json::from_str(foreign).unwrap()), "xy", "what is no id and no time is left out");
    assert_eq!(text(Refusal::new("", None)), "no reason given");
}

#[test]
fn the_description_never_gets_into_the_message() {
    let refusal = Refusal::new("invalid_grant", Some("AADSTS50057: User account ana@x.com is disabled"));
    let error = refusal.into_error(None);
    assert_eq!(error.to_string(), "Microsoft asks to sign in again. (AADSTS50057)");
    assert!(error.hint_text().unwrap().contains("disabled"));
    let foreign = Refusal::new("<script>ana@x.com\r\n", None).into_error(None);
    assert_eq!(foreign.to_string(), "Microsoft refused the sign-in. (scriptanax.com)");
}

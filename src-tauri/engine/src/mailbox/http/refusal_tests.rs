use super::*;
use crate::domain::advice::Remedy;
use serde_json::json;

#[test]
fn every_row_of_the_table() {
    use Code as C;
    let rows = [
        (401, "InvalidAuthenticationToken", C::SignInAgain, Cause::TokenRejected, Remedy::SignIn),
        (401, "", C::SignInAgain, Cause::TokenRejected, Remedy::SignIn),
        (401, "insufficient_claims", C::SignInAgain, Cause::BlockedByPolicy, Remedy::AskAdministrator),
        (403, "insufficient_claims", C::SignInAgain, Cause::BlockedByPolicy, Remedy::AskAdministrator),
        (403, "ErrorAccessDenied", C::AccessDenied, Cause::NoMailboxRights, Remedy::CopyRightsScript),
        (403, "Authorization_RequestDenied", C::AccessDenied, Cause::PermissionMissing, Remedy::SignIn),
        (403, "", C::AccessDenied, Cause::NoMailboxRights, Remedy::CopyRightsScript),
        (404, "ErrorItemNotFound", C::ItemNotFound, Cause::ItemMissing, Remedy::Retry),
        (404, "ErrorFolderNotFound", C::ItemNotFound, Cause::ItemMissing, Remedy::Retry),
        (404, "", C::ItemNotFound, Cause::ItemMissing, Remedy::Retry),
        (
            404,
            "MailboxNotEnabledForRESTAPI",
            C::MailboxNotFound,
            Cause::MailboxUnlicensed,
            Remedy::CheckMailbox,
        ),
        (
            404,
            "MailboxNotSupportedForRESTAPI",
            C::MailboxNotFound,
            Cause::MailboxUnlicensed,
            Remedy::CheckMailbox,
        ),
        (404, "ErrorNonExistentMailbox", C::MailboxNotFound, Cause::MailboxUnknown, Remedy::CheckMailbox),
        (404, "ErrorInvalidUser", C::MailboxNotFound, Cause::MailboxUnknown, Remedy::CheckMailbox),
        (404, "Request_ResourceNotFound", C::MailboxNotFound, Cause::MailboxUnknown, Remedy::CheckMailbox),
        (400, "ErrorInvalidIdMalformed", C::ItemNotFound, Cause::ItemMissing, Remedy::Retry),
        (400, "InefficientFilter", C::RequestRefused, Cause::RequestRefused, Remedy::Retry),
        (400, "ErrorIncorrectRoutingHint", C::RequestRefused, Cause::MailboxElsewhere, Remedy::CheckMailbox),
        (405, "", C::RequestRefused, Cause::RequestRefused, Remedy::Retry),
        (409, "ErrorFolderExists", C::AlreadyExists, Cause::RequestRefused, Remedy::Retry),
        (409, "ErrorIrresolvableConflict", C::Unavailable, Cause::ServerBusy, Remedy::Wait),
        (410, "SyncStateNotFound", C::ItemNotFound, Cause::ItemMissing, Remedy::Retry),
        (410, "resyncRequired", C::ItemNotFound, Cause::ItemMissing, Remedy::Retry),
        (412, "ErrorIrresolvableConflict", C::Unavailable, Cause::ServerBusy, Remedy::Wait),
        (413, "", C::RequestRefused, Cause::RequestRefused, Remedy::Retry),
        (429, "ApplicationThrottled", C::Throttled, Cause::Throttled, Remedy::Wait),
        (500, "ErrorInternalServerError", C::Unavailable, Cause::ServerBusy, Remedy::Wait),
        (501, "", C::RequestRefused, Cause::RequestRefused, Remedy::Retry),
        (502, "", C::Unavailable, Cause::ServerBusy, Remedy::Wait),
        (503, "", C::Unavailable, Cause::ServerBusy, Remedy::Wait),
        (504, "", C::Unavailable, Cause::ServerBusy, Remedy::Wait),
        (507, "", C::QuotaExceeded, Cause::MailboxFull, Remedy::ChangeMailbox),
        (403, "ErrorQuotaExceeded", C::QuotaExceeded, Cause::MailboxFull, Remedy::ChangeMailbox),
        (302, "", C::BadAnswer, Cause::NotUnderstood, Remedy::Retry),
    ];
    for (status, code, kind, cause, remedy) in rows {
        let body =
            json!({"error": {"code": code, "message": "ana@x.com", "innerError": {"request-id": "r-1"}}});
        let error = Refusal::new(status, &body).into_error();
        assert_eq!((error.code(), error.cause_of()), (kind, Some(cause)), "{status} {code}");
        assert_eq!(cause.remedy(), remedy, "{status} {code}");
        let shown = if code.is_empty() { "without a code" } else { code };
        assert_eq!(error.reference_text(), Some(format!("{status} {shown} · request r-1").as_str()));
        assert!(!error.to_string().contains("ana"), "the message is not passed on");
    }
}

#[test]
fn the_request_id_is_that_of_the_body_or_of_the_head() {
    let text = |body: &Value, head: &str| {
        Refusal::new(403, body).with_request_id(head).into_error().reference_text().unwrap().to_owned()
    };
    let body = |id: &str| json!({"error": {"code": "ErrorAccessDenied", "innerError": {"request-id": id}}});
    assert_eq!(text(&body("ab-1"), "cd-2"), "403 ErrorAccessDenied · request ab-1");
    assert_eq!(
        text(&json!({"error": {"code": "ErrorAccessDenied"}}), "cd-2"),
        "403 ErrorAccessDenied · request cd-2"
    );
    assert_eq!(text(&json!(null), ""), "403 without a code");
    assert_eq!(
        text(&body("ana@x.com <b>"), ""),
        "403 ErrorAccessDenied · request anaxcomb",
        "only id letters"
    );
}

#[test]
fn an_act_that_is_forbidden_means_reading_only() {
    let refusal = |code: &str| Refusal::new(403, &json!({"error": {"code": code}}));
    assert_eq!(refusal("ErrorAccessDenied").into_error_of_act().cause_of(), Some(Cause::MailboxReadOnly));
    assert_eq!(refusal("ErrorQuotaExceeded").into_error_of_act().cause_of(), Some(Cause::MailboxFull));
}

#[test]
fn error_answers_may_be_anything() {
    for body in [json!(null), json!("x"), json!({"error": "x"}), json!({"error": {"code": 7}}), json!([])] {
        let nothing = Refusal { status: 500, code: String::new(), request_id: String::new() };
        assert_eq!(Refusal::new(500, &body), nothing);
    }
}

//! What stands in the way of an account (<https://learn.microsoft.com/entra/identity-platform/reference-error-codes>).

use super::error::Refusal;
use crate::settings::{AccountState, Settings};
use crate::tenant::ids;

/// Domain of the organisation that accounts of another tenant belong to.
const ELSEWHERE: &str = "fabrikam.example";

/// Whether the account may sign in at this endpoint; what stands in its way is shown in the browser, for the person
/// cannot be sent back to the app.
pub(crate) fn may_sign_in(settings: &Settings, upn: &str, tenant: &str) -> Result<(), Refusal> {
    let anywhere = matches!(tenant.to_ascii_lowercase().as_str(), "common" | "organizations");
    if settings.account == AccountState::OfAnotherTenant && !anywhere {
        return Err(Refusal::new(
            "invalid_request",
            50_020,
            format!(
                "User account '{upn}' from identity provider 'https://sts.windows.net/{}/' does not exist in tenant '{tenant}' and cannot access the application in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different account.",
                ids::guid(&["tenant", ELSEWHERE])
            ),
        ));
    }
    may_have_tokens(settings)
}

/// Whether the token endpoint hands out anything to the account.
pub(crate) fn may_have_tokens(settings: &Settings) -> Result<(), Refusal> {
    match settings.account {
        AccountState::Good | AccountState::NeedsSecondFactor | AccountState::OfAnotherTenant => Ok(()),
        AccountState::BlockedByPolicy => Err(Refusal::invalid_grant(
            53_003,
            "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
        )),
        AccountState::Disabled => Err(Refusal::invalid_grant(
            50_057,
            "The user account is disabled. The account has been disabled by an administrator.",
        )),
    }
}

/// The refresh token of a sign-in with one factor.
pub(crate) fn second_factor() -> Refusal {
    Refusal::invalid_grant(
        50_076,
        "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.",
    )
    .suberror("basic_action")
}

/// The tenant that tokens name.
pub(crate) fn tenant_of(settings: &Settings, own: String) -> String {
    if settings.account == AccountState::OfAnotherTenant { ids::guid(&["tenant", ELSEWHERE]) } else { own }
}

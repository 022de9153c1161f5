//! The commands themselves. `«name»` is filled in with a literal of what was typed, `«part.key»` with our own words: as
//! they are in a comment, as a literal in a command.

/// Connecting; all that follows knows `$mailbox`.
pub(super) const EXCHANGE: &str = r"# «exchange.title»
# «exchange.who»
# «exchange.module»
#     Install-Module ExchangeOnlineManagement -Scope CurrentUser
# «exchange.twice»
# «exchange.delay»

$ErrorActionPreference = 'Stop'
$mailbox = «mailbox»

Connect-ExchangeOnline -ShowBanner:$false«environment»
";

/// Disconnecting.
pub(super) const EXCHANGE_END: &str = r"Disconnect-ExchangeOnline -Confirm:$false
";

/// The shared mailbox (R20).
pub(super) const SHARED_MAILBOX: &str = r"# «mailbox.title»
$name = «name»
$found = Get-Recipient -Identity $mailbox -ErrorAction SilentlyContinue
if (-not $found) {
    New-Mailbox -Shared -Name $name -DisplayName «mailbox.display» -PrimarySmtpAddress $mailbox | Out-Null
    Write-Host «mailbox.made»
} elseif ($found.RecipientTypeDetails -ne 'SharedMailbox') {
    throw «mailbox.taken»
} else {
    Write-Host «mailbox.there»
}
";

/// The job's account as member (R22).
pub(super) const MEMBERSHIP: &str = r"# «member.title»
# «member.mapping»
$jobAccount = «account»
$rights = Get-MailboxPermission -Identity $mailbox -User $jobAccount -ErrorAction SilentlyContinue |
    Where-Object { $_.AccessRights -contains 'FullAccess' -and -not $_.Deny }
if (-not $rights) {
    Add-MailboxPermission -Identity $mailbox -User $jobAccount -AccessRights FullAccess -InheritanceType All -AutoMapping $false | Out-Null
    Write-Host «member.made»
} else {
    Write-Host «member.there»
}
";

/// In the script of everything, where the job's account is not known yet.
pub(super) const NO_JOB_ACCOUNT: &str = "# «member.unknown»\n";

/// Finding the Archive folder, whatever it is called; later parts know `$archive`.
pub(super) const ARCHIVE: &str = r"# «archive.title»
# «archive.language»
$archive = Get-MailboxFolderStatistics -Identity $mailbox -FolderScope Archive -ErrorAction SilentlyContinue |
    Select-Object -First 1
if (-not $archive) {
    $archive = Get-MailboxFolderStatistics -Identity $mailbox -ErrorAction SilentlyContinue |
        Where-Object { $_.FolderPath -eq '/Archive' } | Select-Object -First 1
}
if ($archive) {
    Write-Host «archive.there» $archive.FolderPath
} else {
    # «archive.cannot»
    Write-Warning «archive.how»
}
";

/// Reading the Archive folder (R23). `Reviewer` is `ReadItems` and `FolderVisible`; the way to it must be visible too.
pub(super) const ARCHIVE_READERS: &str = r"# «readers.title»
# «readers.kept»
$readers = «readers»
if ($archive) {
    $root = $mailbox + ':\'
    $folder = $mailbox + ':' + $archive.FolderPath.Replace('/', '\')
    foreach ($reader in $readers) {
        if (-not (Get-MailboxFolderPermission -Identity $root -User $reader -ErrorAction SilentlyContinue)) {
            Add-MailboxFolderPermission -Identity $root -User $reader -AccessRights FolderVisible | Out-Null
        }
        if (-not (Get-MailboxFolderPermission -Identity $folder -User $reader -ErrorAction SilentlyContinue)) {
            Add-MailboxFolderPermission -Identity $folder -User $reader -AccessRights Reviewer | Out-Null
        }
        Write-Host «readers.done» $reader
    }
} else {
    Write-Warning «readers.later»
}
";

/// What both rules know.
pub(super) const RULES_HEAD: &str = r"# «rules.title»
# «rules.group»
$group = «group»
# «rules.except»
$exceptions = «exceptions»
$known = Get-TransportRule -ResultSize Unlimited
";

/// Rule 1 (R26): sender outside, recipient inside.
pub(super) const INBOUND_RULE: &str = r"# «rules.inbound»
$settings = @{
    FromScope = 'NotInOrganization'
    SentToScope = 'InOrganization'
    SentToMemberOf = $group
    ExceptIfFrom = $exceptions
    ExceptIfSentTo = $exceptions
    BlindCopyTo = $mailbox
}
";

/// Rule 2 (R27): sender inside, recipient outside.
pub(super) const OUTBOUND_RULE: &str = r"# «rules.outbound»
$settings = @{
    FromScope = 'InOrganization'
    SentToScope = 'NotInOrganization'
    FromMemberOf = $group
    ExceptIfFrom = $exceptions
    ExceptIfSentTo = $exceptions
    BlindCopyTo = $mailbox
}
";

/// What follows either rule's settings.
pub(super) const APPLY_RULE: &str = r"$names = «names»
$rule = $known | Where-Object { $names -contains $_.Name } | Select-Object -First 1
if ($rule) {
    Set-TransportRule -Identity $rule.Guid.ToString() @settings
    Write-Host «rules.changed» $rule.Name
} else {
    New-TransportRule -Name «name» @settings | Out-Null
    Write-Host «rules.made» «name»
}
";

/// At the end of the script of everything.
pub(super) const CONSENT_APART: &str = "# «consent.apart»\n";

/// The administrator's consent, for everybody in the organisation.
pub(super) const CONSENT: &str = r"# «consent.title»
# «consent.who»
# «consent.module»
#     Install-Module Microsoft.Graph.Authentication, Microsoft.Graph.Applications, Microsoft.Graph.Identity.SignIns -Scope CurrentUser
# «consent.window»

$ErrorActionPreference = 'Stop'
$clientId = «client»
$scopes = «scopes»

Connect-MgGraph -NoWelcome -Scopes 'Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All'«environment»«tenant»

# «consent.principal»
$app = Get-MgServicePrincipal -Filter ('appId eq ''{0}''' -f $clientId) | Select-Object -First 1
if (-not $app) {
    $app = New-MgServicePrincipal -AppId $clientId
}
$graph = Get-MgServicePrincipal -Filter 'appId eq ''00000003-0000-0000-c000-000000000000''' | Select-Object -First 1

# «consent.grant»
$grant = Get-MgOauth2PermissionGrant -All -Filter ('clientId eq ''{0}''' -f $app.Id) |
    Where-Object { $_.ResourceId -eq $graph.Id -and $_.ConsentType -eq 'AllPrincipals' } | Select-Object -First 1
if (-not $grant) {
    New-MgOauth2PermissionGrant -ClientId $app.Id -ConsentType AllPrincipals -ResourceId $graph.Id -Scope ($scopes -join ' ') | Out-Null
} else {
    $all = @($grant.Scope -split ' ') + $scopes | Where-Object { $_ } | Sort-Object -Unique
    Update-MgOauth2PermissionGrant -OAuth2PermissionGrantId $grant.Id -Scope ($all -join ' ') | Out-Null
}
Write-Host «consent.done»

Disconnect-MgGraph | Out-Null
";

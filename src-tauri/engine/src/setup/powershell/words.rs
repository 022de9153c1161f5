//! What the scripts say, in both languages.

use crate::domain::script::ScriptLanguage;

use super::quote::literal;

/// (key, English, Spanish)
const WORDS: [(&str, &str, &str); 39] = [
    (
        "exchange.title",
        "Exchange Online: commands for the e-mail logging of Bitácora.",
        "Exchange Online: comandos para el registro de correo electrónico de Bitácora.",
    ),
    ("exchange.who", "Run them as an Exchange administrator.", "Ejecútelos como administrador de Exchange."),
    (
        "exchange.module",
        "They need the module ExchangeOnlineManagement; where it is missing:",
        "Requieren el módulo ExchangeOnlineManagement; si falta:",
    ),
    (
        "exchange.twice",
        "They may be run again at any time: what is there already is left as it is or brought up to date.",
        "Se pueden volver a ejecutar en cualquier momento: lo que ya existe se conserva o se actualiza.",
    ),
    (
        "exchange.delay",
        "Changes can take up to some hours to show in the admin centre and to work in Bitácora.",
        "Los cambios pueden tardar unas horas en verse en el centro de administración y en surtir efecto en Bitácora.",
    ),
    (
        "mailbox.title",
        "The shared mailbox that receives the copies.",
        "El buzón compartido que recibe las copias.",
    ),
    ("mailbox.display", "E-mail log", "Registro de correo"),
    ("mailbox.made", "The shared mailbox was created.", "Se creó el buzón compartido."),
    ("mailbox.there", "The shared mailbox is there already.", "El buzón compartido ya existe."),
    (
        "mailbox.taken",
        "The address belongs to something else than a shared mailbox: choose another one.",
        "La dirección pertenece a algo que no es un buzón compartido: elija otra.",
    ),
    (
        "member.title",
        "The account the job runs as becomes a member of the mailbox: Full Access.",
        "La cuenta con la que se ejecuta el trabajo pasa a ser miembro del buzón: acceso total.",
    ),
    (
        "member.mapping",
        "Without automatic mapping the mailbox does not open by itself in that account's Outlook.",
        "Sin asignación automática, el buzón no se abre solo en el Outlook de esa cuenta.",
    ),
    (
        "member.made",
        "The job's account is now a member of the mailbox.",
        "La cuenta del trabajo ya es miembro del buzón.",
    ),
    (
        "member.there",
        "The job's account is a member of the mailbox already.",
        "La cuenta del trabajo ya era miembro del buzón.",
    ),
    (
        "member.unknown",
        "Nobody said which account the job runs as: make it a member of the mailbox (Full Access) later.",
        "No se indicó con qué cuenta se ejecuta el trabajo: hágala miembro del buzón (acceso total) más adelante.",
    ),
    (
        "archive.title",
        "The Archive folder, where logged mail goes.",
        "La carpeta Archivo, adonde va el correo registrado.",
    ),
    (
        "archive.language",
        "Its name depends on the language of the mailbox; Exchange finds it by what it is.",
        "Su nombre depende del idioma del buzón; Exchange la encuentra por lo que es.",
    ),
    ("archive.there", "The Archive folder is there:", "La carpeta Archivo existe:"),
    (
        "archive.cannot",
        "No command makes it in the mailbox of somebody else: New-MailboxFolder works in one's own only.",
        "Ningún comando la crea en el buzón de otra persona: New-MailboxFolder solo sirve para el propio.",
    ),
    (
        "archive.how",
        "There is no Archive folder yet. Open the mailbox in Outlook and archive one message, or let the first run of Bitácora make the folder; then run this again.",
        "Aún no hay carpeta Archivo. Abra el buzón en Outlook y archive un mensaje, o deje que la primera ejecución de Bitácora cree la carpeta; después, ejecute esto de nuevo.",
    ),
    (
        "readers.title",
        "Users who may open logged mail: they see the mailbox and read its Archive folder.",
        "Usuarios que pueden abrir el correo registrado: ven el buzón y leen su carpeta Archivo.",
    ),
    (
        "readers.kept",
        "Permissions a user has already are not touched.",
        "Los permisos que un usuario ya tiene no se tocan.",
    ),
    ("readers.done", "May read the Archive folder:", "Puede leer la carpeta Archivo:"),
    (
        "readers.later",
        "Nobody was given Read: the Archive folder is missing.",
        "No se dio permiso de lectura a nadie: falta la carpeta Archivo.",
    ),
    (
        "rules.title",
        "The two mail-flow rules that copy mail between customers and salespeople into the mailbox.",
        "Las dos reglas de flujo de correo que copian en el buzón el correo entre clientes y vendedores.",
    ),
    (
        "rules.group",
        "Only mail of this group's members is copied; without a group, everybody's.",
        "Solo se copia el correo de los miembros de este grupo; sin grupo, el de todos.",
    ),
    (
        "rules.except",
        "Mail from and to these addresses is never copied.",
        "El correo de estas direcciones, y el dirigido a ellas, nunca se copia.",
    ),
    (
        "rules.inbound",
        "Mail from outside to the organisation. The rule may be there under its name in either language.",
        "Correo de fuera dirigido a la organización. La regla puede existir con su nombre en cualquiera de los dos idiomas.",
    ),
    (
        "rules.outbound",
        "Mail from the organisation to the outside.",
        "Correo de la organización dirigido afuera.",
    ),
    ("rules.made", "Rule created:", "Regla creada:"),
    ("rules.changed", "Rule brought up to date:", "Regla actualizada:"),
    (
        "consent.apart",
        "The administrator's consent is a script of its own: run it in another PowerShell window.",
        "El consentimiento del administrador es un script aparte: ejecútelo en otra ventana de PowerShell.",
    ),
    (
        "consent.title",
        "Microsoft Graph: an administrator's consent for the app of Bitácora, for the whole organisation.",
        "Microsoft Graph: consentimiento de un administrador para la aplicación de Bitácora, para toda la organización.",
    ),
    (
        "consent.who",
        "Run it as a Privileged Role Administrator, an Application Administrator or a Cloud Application Administrator.",
        "Ejecútelo como administrador de roles con privilegios, administrador de aplicaciones o administrador de aplicaciones en la nube.",
    ),
    (
        "consent.module",
        "It needs modules of Microsoft Graph PowerShell; where they are missing:",
        "Requiere módulos de Microsoft Graph PowerShell; si faltan:",
    ),
    (
        "consent.window",
        "Run it in a PowerShell window in which you are not connected to Exchange Online.",
        "Ejecútelo en una ventana de PowerShell que no esté conectada a Exchange Online.",
    ),
    (
        "consent.principal",
        "The app as the organisation knows it.",
        "La aplicación tal como la conoce la organización.",
    ),
    ("consent.grant", "What was granted before is kept.", "Lo que se concedió antes se conserva."),
    ("consent.done", "Consent was granted.", "Se concedió el consentimiento."),
];

/// Fills a part in, in one pass: what is put in is never looked at again, so that nothing typed is ever taken for a mark.
pub(super) fn render(part: &str, language: ScriptLanguage, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(part.len() * 2);
    for line in part.lines() {
        let is_comment = line.trim_start().starts_with('#');
        let mut rest = line;
        while let Some((before, marked)) = rest.split_once('«') {
            let Some((key, after)) = marked.split_once('»') else { break };
            filled.push_str(before);
            match values.iter().find(|(name, _)| *name == key) {
                Some((_, value)) => filled.push_str(value),
                None => filled.push_str(&words(key, language, is_comment)),
            }
            rest = after;
        }
        filled.push_str(rest);
        filled.push('\n');
    }
    filled
}

fn words(key: &str, language: ScriptLanguage, is_comment: bool) -> String {
    let found = WORDS.iter().find(|(name, _, _)| *name == key);
    let Some((_, en, es)) = found else {
        return format!("«{key}»");
    };
    let words = if language == ScriptLanguage::Es { es } else { en };
    if is_comment { (*words).to_owned() } else { literal(words).unwrap_or_else(|_| "''".to_owned()) }
}

//! The usual business of an office-furniture maker, in Spanish: templates of whole conversations.

use super::attachments::File::{Logo, Pdf, Photo, Plan, Prices, Visit};
use super::plots::{Plot, Step};

/// All of them.
pub(super) const PLOTS: [Plot; 16] = [
    Plot { subject: "Solicitud de oferta: {units} uds. de {item}", steps: &OFFER },
    Plot { subject: "Pedido {order}", steps: &ORDER },
    Plot { subject: "Incidencia con el pedido {order}", steps: &COMPLAINT },
    Plot { subject: "Muestras de {item}", steps: &SAMPLES },
    Plot { subject: "Visita a la exposición", steps: &VISIT },
    Plot { subject: "Factura {invoice}", steps: &INVOICE },
    Plot { subject: "Acuerdo marco {next}", steps: &FRAMEWORK },
    Plot { subject: "Montaje en {city}", steps: &ASSEMBLY },
    Plot { subject: "Catálogo {year} y tarifa", steps: &CATALOGUE },
    Plot { subject: "Plano de la planta segunda", steps: &PLAN },
    Plot { subject: "Recambio para {item}", steps: &SPARE_PART },
    Plot { subject: "Plazo de entrega del pedido {order}", steps: &LEAD_TIME },
    Plot { subject: "Certificados de tejido y barniz", steps: &CERTIFICATES },
    Plot { subject: "Oferta {offer}: {item}", steps: &COLD_OFFER },
    Plot { subject: "Recibo de transferencia, factura {invoice}", steps: &PAYMENT },
    Plot { subject: "Concurso público: dotación de {units} puestos", steps: &TENDER },
];

const OFFER: [Step; 6] = [
    Step::theirs(0, "Necesitamos {units} unidades de {item} para nuestra sede de {city}.\n\n\
        ¿Nos podéis pasar precio con transporte y plazo de entrega? El color todavía no está decidido."),
    Step::ours(0, "Gracias por contar con nosotros. Mañana tienes la oferta. ¿Sabes si hay montacargas o subimos por escalera?"),
    Step::ours(1, "Adjunto nuestra oferta {offer}:\n\n{table}\n\nEs válida hasta el {d30} e incluye la descarga a pie de camión.")
        .files(&[Pdf("Oferta {offer}.pdf"), Logo]),
    Step::theirs(2, "La hemos comparado con otras dos. Nos gusta más la vuestra, pero el precio se nos va un 6 % del presupuesto.\n\n\
        ¿Podéis ajustarlo si confirmamos esta semana?"),
    Step::ours(0, "Puedo ofreceros un 4 % por pronto pago. Más abajo no llego sin tocar la calidad de la tapicería."),
    Step::theirs(1, "De acuerdo. Te mando el pedido firmado. Gracias por el esfuerzo.").files(&[Pdf("Pedido {order} firmado.pdf")]),
];

const ORDER: [Step; 4] = [
    Step::theirs(0, "Adjunto nuestro pedido {order}:\n\n{table}\n\nPor favor, confirmad recepción y fecha.")
        .files(&[Pdf("Pedido {order}.pdf")]),
    Step::ours(0, "Recibido, muchas gracias. Entra hoy en fabricación; la entrega será el {d21}.")
        .files(&[Pdf("Confirmación {order}.pdf"), Logo]),
    Step::ours(
        6,
        "El pedido {order} está embalado. El transportista os llamará la víspera para concretar la hora.",
    ),
    Step::theirs(2, "Ha llegado todo y en buen estado. Buen trabajo del equipo de montaje."),
];

const COMPLAINT: [Step; 5] = [
    Step::theirs(0, "De las {units} unidades de {item} han llegado dos con golpes en una esquina. Adjunto fotos.\n\n\
        Necesitamos una solución antes del {d9}, que es cuando abrimos.").files(&[Photo("golpe-1.png"), Photo("golpe-2.png")]),
    Step::ours(0, "Lo siento mucho. Abro incidencia con el transportista y pongo dos unidades nuevas en fabricación hoy mismo.").urgent(),
    Step::theirs(2, "¿Hay novedades? La fecha se nos echa encima."),
    Step::ours(0, "Salen mañana con recogida de las dañadas. No tenéis que hacer nada, solo dejarlas en el muelle.").cc_after_sales(),
    Step::theirs(2, "Cambiadas. Gracias por la rapidez; así da gusto."),
];

const SAMPLES: [Step; 3] = [
    Step::theirs(0, "¿Sería posible ver muestras de acabado de {item}? La propiedad duda entre dos tonos."),
    Step::ours(
        0,
        "Claro. Salen hoy por mensajería: tres acabados y la carta de tejidos. No hace falta devolverlas.",
    )
    .files(&[Pdf("Carta de acabados.pdf")]),
    Step::theirs(4, "Recibidas. Nos quedamos con el tono más claro. ¿Mantiene el mismo precio?"),
];

const VISIT: [Step; 4] = [
    Step::ours(0, "El {thu} estaré por {city}. ¿Te viene bien que pase a enseñarte las novedades? No necesito más de media hora."),
    Step::theirs(1, "Me va bien a las diez. Pregunta por mí en recepción."),
    Step::ours(0, "Perfecto, te mando la convocatoria. Llevaré la carta de tejidos nueva.").files(&[Visit("visita.ics")]),
    Step::ours(5, "Gracias por recibirme. Tal como quedamos, adjunto la ficha de {item} con el precio para {units} unidades: {price} cada una.")
        .files(&[Pdf("Ficha técnica.pdf"), Logo]),
];

const INVOICE: [Step; 3] = [
    Step::theirs(
        0,
        "En la factura {invoice} falta nuestro número de pedido y contabilidad nos la devuelve.\n\n¿La podéis emitir de nuevo?",
    ),
    Step::ours(0, "Corregida. Te adjunto la nueva; la anterior queda anulada.")
        .files(&[Pdf("Factura {invoice}-R.pdf")]),
    Step::theirs(1, "Contabilizada. Se paga el {d25}. Gracias."),
];

const FRAMEWORK: [Step; 6] = [
    Step::ours(
        0,
        "Con el volumen de este año os saldría a cuenta un acuerdo marco para {next}: precios fijos y entregas en quince días.\n\n\
        ¿Te parece que prepare un borrador?",
    ),
    Step::theirs(2, "Nos interesa. Incluid sobre todo {item}, que es lo que más movemos."),
    Step::ours(3, "Aquí va el borrador con la tarifa. Lo marcado en amarillo está por decidir.")
        .files(&[Pdf("Acuerdo marco {next}.pdf"), Prices("tarifa-{next}.csv")]),
    Step::theirs(
        3,
        "Lo ha visto jurídico. Dos comentarios:\n\n- la revisión de precios, solo una vez al año\n- el preaviso, de tres meses",
    ),
    Step::ours(1, "Aceptamos los dos puntos. Versión final adjunta, lista para firmar.")
        .files(&[Pdf("Acuerdo marco {next} final.pdf"), Logo]),
    Step::theirs(4, "Firmado por nuestra parte. Va también por correo certificado.")
        .files(&[Pdf("Acuerdo firmado.pdf")]),
];

const ASSEMBLY: [Step; 3] = [
    Step::ours(
        0,
        "El equipo de montaje puede estar en {city} el {d7} a las 8:00. Son tres personas y un día de trabajo.",
    ),
    Step::theirs(
        1,
        "Nos cuadra. El acceso es por la calle de atrás; avisad al llegar y os abren la barrera.",
    ),
    Step::ours(
        6,
        "Montaje terminado. Faltan dos pasacables, que os mandamos esta semana. ¿Todo lo demás está bien?",
    )
    .cc_after_sales(),
];

const CATALOGUE: [Step; 2] = [
    Step::ours(
        0,
        "Te envío el catálogo con la tarifa actualizada. Hay novedades en {item} y en la gama acústica.",
    )
    .files(&[Pdf("Catálogo {year}.pdf"), Prices("tarifa-{year}.csv")]),
    Step::theirs(3, "Gracias. ¿El precio de {item} baja si pedimos más de {units}?"),
];

const PLAN: [Step; 4] = [
    Step::theirs(
        0,
        "Os paso el plano de la planta segunda. Queremos meter {units} puestos sin que parezca una colmena.",
    )
    .files(&[Plan("planta-2.png")]),
    Step::ours(2, "Caben con holgura si giramos la fila de la ventana. Mira la propuesta y dime.")
        .files(&[Plan("propuesta-a.png")]),
    Step::theirs(1, "Nos gusta. ¿Y si la zona de impresoras pasa al fondo?"),
    Step::ours(1, "Hecho, versión B. De paso hemos ganado un armario.")
        .files(&[Plan("propuesta-b.png"), Pdf("Mediciones.pdf")]),
];

const SPARE_PART: [Step; 3] = [
    Step::theirs(0, "A un ejemplar de {item} se le ha roto una rueda. ¿Vendéis el recambio suelto?"),
    Step::ours(0, "Está en garantía, así que no te cobramos nada. Te llega un juego completo en dos días.")
        .cc_after_sales(),
    Step::theirs(3, "Cambiada en un minuto. Gracias."),
];

const LEAD_TIME: [Step; 3] = [
    Step::theirs(
        0,
        "¿Cómo va el pedido {order}? La obra se adelanta y nos vendría bien recibirlo antes del {d12}.",
    ),
    Step::ours(1, "Podemos adelantar la mitad al {d10}; el resto, el {d17}. ¿Os sirve en dos entregas?"),
    Step::theirs(0, "Sí, en dos entregas está bien. Primero lo de la planta baja, por favor."),
];

const CERTIFICATES: [Step; 2] = [
    Step::theirs(
        0,
        "Para la licencia de apertura nos piden el certificado de reacción al fuego del tejido y el del barniz. ¿Los tenéis?",
    ),
    Step::ours(0, "Adjuntos los dos, en PDF y firmados por el laboratorio.")
        .files(&[Pdf("Certificado tejido.pdf"), Pdf("Certificado barniz.pdf")]),
];

const COLD_OFFER: [Step; 4] = [
    Step::ours(0, "Según nuestra conversación de ayer, esta es la oferta {offer}:\n\n{table}")
        .files(&[Pdf("Oferta {offer}.pdf"), Logo]),
    Step::ours(5, "¿Has podido ver la oferta? Si hay algo que no encaje lo cambiamos sin problema."),
    Step::theirs(1, "Perdona, estábamos de cierre. La vemos el lunes en comité y te digo."),
    Step::theirs(3, "Aprobada por el comité, con una condición: entrega antes del {d28}. ¿Es posible?"),
];

const PAYMENT: [Step; 2] = [
    Step::theirs(0, "Adjunto el justificante de la transferencia de la factura {invoice}, {total}.")
        .files(&[Pdf("Justificante.pdf")]),
    Step::ours(0, "Recibido, muchas gracias. Queda todo al día."),
];

const TENDER: [Step; 5] = [
    Step::theirs(
        0,
        "Nos presentamos a un concurso para dotar {units} puestos y necesitamos un fabricante con certificado ambiental.\n\n\
        ¿Os interesa ir con nosotros? El plazo acaba el {d20}.",
    ),
    Step::ours(1, "Nos interesa. Tenemos la certificación que piden. ¿Puedes mandarnos los pliegos?")
        .cc_export(),
    Step::theirs(0, "Aquí están, con el cuadro de mediciones.").files(&[
        Pdf("Pliego técnico.pdf"),
        Pdf("Pliego administrativo.pdf"),
        Prices("mediciones.csv"),
    ]),
    Step::ours(4, "Precio y memoria listos:\n\n{table}\n\nPodemos mantenerlo seis meses.")
        .files(&[Pdf("Memoria técnica.pdf"), Logo]),
    Step::theirs(8, "¡Hemos quedado primeros! 🎉 La adjudicación se publica el mes que viene."),
];

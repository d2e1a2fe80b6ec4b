namespace Jalons.Web.Ui.Papier;

/// <summary>A piece of a paper, laid out from top to bottom. In texts, <c>**words**</c> are bold.</summary>
public abstract record BlocPapier;

/// <summary>A heading; level 1 is the title of the paper.</summary>
/// <param name="Texte">The words.</param>
/// <param name="Niveau">1, 2 or 3.</param>
public sealed record TitrePapier(string Texte, int Niveau = 2) : BlocPapier;

/// <summary>A paragraph; line breaks are kept.</summary>
/// <param name="Texte">The words.</param>
/// <param name="Petit">Set in the small size: legal mentions.</param>
public sealed record ParagraphePapier(string Texte, bool Petit = false) : BlocPapier;

/// <summary>A list of points.</summary>
/// <param name="Points">One text per point.</param>
/// <param name="Numerotee">Numbers instead of dashes.</param>
public sealed record ListePapier(IReadOnlyList<string> Points, bool Numerotee = false) : BlocPapier;

/// <summary>Facts in two columns: what it is, what it is worth.</summary>
/// <param name="Lignes">The facts.</param>
public sealed record FaitsPapier(IReadOnlyList<(string Libelle, string Valeur)> Lignes) : BlocPapier;

/// <summary>Places to sign, side by side, kept together on one page.</summary>
/// <param name="Signataires">Who signs, and what stands under the name (date of an electronic signature…).</param>
public sealed record SignaturesPapier(IReadOnlyList<(string Qui, string? Mention)> Signataires) : BlocPapier;

/// <summary>Blocks that must not be parted by the end of a page.</summary>
/// <param name="Blocs">The blocks.</param>
public sealed record EnsemblePapier(IReadOnlyList<BlocPapier> Blocs) : BlocPapier;

/// <summary>
/// Top of a letter: who writes on the left, who receives where the window of a French envelope shows it (110 × 220 mm, window on the
/// right), then references and date. Only at the beginning of a paper.
/// </summary>
/// <param name="Expediteur">Lines of the sender; the first is bold.</param>
/// <param name="Destinataire">Lines of the addressee: name, then address.</param>
/// <param name="Date">The date in words.</param>
/// <param name="References">"Nos références : …".</param>
public sealed record EnTeteLettre(IReadOnlyList<string> Expediteur, IReadOnlyList<string> Destinataire, string Date, IReadOnlyList<string> References) : BlocPapier;

/// <summary>A paper to print or to send: letter, contract, sheet.</summary>
/// <param name="Titre">Title of the file, read first by screen readers.</param>
/// <param name="Auteur">Who issues it.</param>
/// <param name="Pied">What stands at the foot of each page, before its number.</param>
/// <param name="Le">When it is issued.</param>
/// <param name="Blocs">What it says.</param>
public sealed record DocumentPapier(string Titre, string Auteur, string Pied, DateTimeOffset Le, IReadOnlyList<BlocPapier> Blocs)
{
    /// <summary>Writes it as a PDF: tagged, in French, black on white, A4.</summary>
    public byte[] EnPdf() => RenduPdf.Ecrire(this, MiseEnPage.Composer(Blocs));
}

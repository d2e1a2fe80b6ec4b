using Jalons.Flux.Caf;

namespace Jalons.Data.Flux;

/// <summary>A record of a flow, whatever its kind: a household, with what a claim adds to it, or a reject.</summary>
/// <param name="Foyer">The household; null for a reject.</param>
/// <param name="Demande">What a claim says; null in a beneficiary flow.</param>
/// <param name="Rejet">Why it cannot be taken; null for a household.</param>
internal readonly record struct Enregistrement(FoyerRecu? Foyer, DemandeInstruction? Demande, RejetFlux? Rejet);

/// <summary>A flow being read: the kinds that the importer takes, seen alike.</summary>
internal abstract class SourceFlux : IDisposable
{
    /// <summary>Trailer, once everything was read.</summary>
    public abstract FinFlux Fin { get; }

    /// <summary>Codes missing from their lists.</summary>
    public abstract IReadOnlyDictionary<string, int> CodesInconnus { get; }

    /// <summary>Names that the schema does not hold.</summary>
    public abstract IReadOnlyDictionary<string, int> ElementsInconnus { get; }

    /// <summary>What the payer says of records that it could not send.</summary>
    public abstract IReadOnlyList<string> Anomalies { get; }

    /// <summary>Totals that a financial flow announces, once everything was read.</summary>
    public abstract IReadOnlyList<TotalAnnonce> Totaux { get; }

    /// <summary>Names of its elements, by the numbers that pictures use.</summary>
    public abstract IReadOnlyList<string> Noms { get; }

    /// <summary>Says what a file is, by its content. A file of a kind that is not imported is refused when its header is read.</summary>
    public static FormatFlux Reconnaitre(string chemin)
    {
        using var fichier = File.OpenRead(chemin);
        return DetecteurFlux.Reconnaitre(fichier);
    }

    /// <summary>Opens the reader that a kind of file needs.</summary>
    /// <exception cref="FluxRefuseException">The file is empty or is no XML.</exception>
    public static SourceFlux Ouvrir(FormatFlux format, Stream fichier) =>
        format switch
        {
            FormatFlux.Instruction or FormatFlux.RecueilDsp => new Source<ElementInstruction>(new LecteurInstructions(fichier), Demande),
            FormatFlux.Creances => new Source<ElementFlux>(new LecteurCreances(fichier), Foyer),
            FormatFlux.Financier => new Source<ElementFlux>(new LecteurAcomptes(fichier), Foyer),
            _ => new Source<ElementFlux>(new LecteurBeneficiaires(fichier), Foyer),
        };

    /// <summary>Reads the header.</summary>
    public abstract EnTeteFlux LireEnTete();

    /// <summary>Reads the records, in document order.</summary>
    /// <param name="controle">The caller's own reason to reject a household that reads well.</param>
    public abstract IEnumerable<Enregistrement> Lire(Func<FoyerRecu, Avertissement?> controle);

    /// <inheritdoc/>
    public abstract void Dispose();

    private static Enregistrement Foyer(ElementFlux element) => new((element as FoyerLu)?.Foyer, null, (element as FoyerRejete)?.Rejet);

    private static Enregistrement Demande(ElementInstruction element) => element is DemandeLue { Demande: var demande }
        ? new Enregistrement(demande.Foyer, demande, null)
        : new Enregistrement(null, null, ((DemandeRejetee)element).Rejet);

    private sealed class Source<T>(LecteurFlux<T> lecteur, Func<T, Enregistrement> lire) : SourceFlux
    {
        public override FinFlux Fin => lecteur.Fin!;

        public override IReadOnlyDictionary<string, int> CodesInconnus => lecteur.CodesInconnus;

        public override IReadOnlyDictionary<string, int> ElementsInconnus => lecteur.ElementsInconnus;

        public override IReadOnlyList<string> Anomalies => lecteur.Anomalies;

        public override IReadOnlyList<TotalAnnonce> Totaux => (lecteur as LecteurAcomptes)?.Totaux ?? [];

        public override IReadOnlyList<string> Noms => lecteur.Noms;

        public override EnTeteFlux LireEnTete() => lecteur.LireEnTete();

        public override IEnumerable<Enregistrement> Lire(Func<FoyerRecu, Avertissement?> controle) => lecteur.Lire(controle).Select(lire);

        public override void Dispose() => lecteur.Dispose();
    }
}

/// <summary>Names of the kinds of flow in reports and in the register.</summary>
internal static class NomsFlux
{
    /// <summary>Schema: <c>VRSB0801</c>, <c>VRSD0301</c>, <c>VIRS0901</c>, <c>VIRD0201</c>; <c>inconnu</c> when no header was read.</summary>
    public static string Format(this EnTeteFlux? enTete) => enTete switch
    {
        null => "inconnu",
        { Nature: EnTetesListe.Nature } => EnTetesListe.Format(enTete.Type),
        { Format: FormatFlux.Instruction } => "VIRS0901",
        { Format: FormatFlux.RecueilDsp } => "VIRD0201",
        { Format: FormatFlux.Creances } => "VRSC0201",
        { Format: FormatFlux.Financier } => "VRSF0501",
        { Format: FormatFlux.BeneficiairesRefondu } => enTete.Echange is ['V', 'R', 'S', 'D', ..] echange ? echange : "VRSD",
        _ => "VRSB0801",
    };

    /// <summary>Kind in words: <c>mensuel</c>, <c>quotidien</c>, <c>instruction</c>, <c>recueil</c>, <c>créances</c>, <c>financier</c>.</summary>
    public static string Nom(this EnTeteFlux enTete) => Nom(enTete.Nature, enTete.Type);

    /// <summary>The same, from the letters of the header.</summary>
    public static string Nom(char nature, char type) => (nature, type) switch
    {
        (EnTetesListe.Nature, _) => EnTetesListe.Nom(type),
        ('I', _) => "instruction",
        ('R', _) => "recueil",
        (LecteurCreances.Nature, _) => "créances",
        (LecteurAcomptes.Nature, _) => "financier",
        (_, 'M') => "mensuel",
        _ => "quotidien",
    };

    /// <summary>True when the flow carries claims.</summary>
    public static bool EstInstruction(this EnTeteFlux enTete) => enTete.Nature is 'I' or 'R';
}

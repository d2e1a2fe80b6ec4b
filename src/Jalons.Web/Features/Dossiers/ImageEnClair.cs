using System.Globalization;
using Jalons.Flux.Caf;
using Jalons.Web.Ui;

namespace Jalons.Web.Features.Dossiers;

/// <summary>A value as people read it.</summary>
/// <param name="Nom">Name of its element in the flow, for who wants the code.</param>
/// <param name="Libelle">Its label.</param>
/// <param name="Valeur">Its value in words.</param>
public sealed record FaitEnClair(string Nom, string Libelle, string Valeur);

/// <summary>Blocks of one kind, one a row.</summary>
/// <param name="Titre">What they are.</param>
/// <param name="Colonnes">Labels of the columns.</param>
/// <param name="Lignes">Cells, empty where a block says nothing.</param>
public sealed record TableauEnClair(string Titre, IReadOnlyList<string> Colonnes, IReadOnlyList<IReadOnlyList<string>> Lignes);

/// <summary>A block as people read it: its own values, its repeated blocks as tables, the others inside.</summary>
/// <param name="Titre">Its title; empty for the picture itself.</param>
/// <param name="Faits">Values that come once.</param>
/// <param name="Tableaux">Repeated blocks.</param>
/// <param name="Blocs">The blocks inside.</param>
public sealed record BlocEnClair(string Titre, IReadOnlyList<FaitEnClair> Faits, IReadOnlyList<TableauEnClair> Tableaux, IReadOnlyList<BlocEnClair> Blocs)
{
    /// <summary>True when there is nothing to read.</summary>
    public bool EstVide => Faits.Count + Tableaux.Count + Blocs.Count == 0;
}

/// <summary>
/// Puts a picture received from the payer into words: labels of the dictionary, labels of codes with the code at hand, dates and amounts as people
/// write them. Nothing is left out: an element that the dictionary does not hold is shown under its own name.
/// </summary>
public static class ImageEnClair
{
    /// <summary>Blocks that hold a list even when they come once.</summary>
    private static readonly HashSet<string> Listes =
    [
        "Activite", "CaracteristiquesEmployabilite", "Prestations", "RessourcesMensuelles", "SuspensionDroit", "SuspensionVersement", "RessourcesTropElevees", "DetailCalculDroitRSA",
        "ReductionRSA", "ConditionAdministrative", "Derogation", "Evenement", "ControleAdministratif", "CreanceAlimentaire", "Asf", "ModesContacts", "SuiviInstruction", "Liberalite",
        "SanctionPCGPersonneRSA", "DetailDifficulteSituationSociale", "DetailDifficulteLogement", "DetailDifficulteDisponibilite", "DetailMobilite",
        "DetailAccompagnementSocialFamilial", "DetailAccompagnementSocialIndividuel", "AidesAgricoles", "Rattachement", "MesureProtection",
    ];

    /// <summary>Each stands by itself, however many there are.</summary>
    private static readonly HashSet<string> Seuls = ["Personne", "Adresse"];

    /// <summary>More columns than this do not fit a page: such blocks are read one under the other.</summary>
    private const int ColonnesMaximum = 6;

    /// <summary>The picture in words.</summary>
    public static BlocEnClair De(ElementImage image) => Bloc("", image);

    /// <summary>A value in words: the label of a code with the code, a date, an amount, yes or no.</summary>
    public static string Valeur(ElementConnu? element, string texte) => element?.Genre switch
    {
        GenreElement.Date when DateOnly.TryParseExact(texte.AsSpan(0, Math.Min(10, texte.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var jour) =>
            element.Nom is "DTREF" or "MOISRESS" or "MOISMOUCOMPTA" ? Dates.MoisEtAnnee(jour) : Dates.Tableau(jour),
        GenreElement.Montant when decimal.TryParse(texte, NumberStyles.Number, CultureInfo.InvariantCulture, out var montant) =>
            element.Nom[..2] is "MT" ? Nombres.Euros(montant) : Nombres.Decimal(montant, 2),
        GenreElement.OuiNon when texte is "1" or "true" => "oui",
        GenreElement.OuiNon when texte is "0" or "false" => "non",
        GenreElement.Heure when texte.Length >= 5 => texte[..5].Replace(":", " h ", StringComparison.Ordinal),
        _ when element?.Liste is not null => $"{element.LibelleDuCode(texte) ?? "code inconnu"} ({texte})",
        _ => texte,
    };

    private static BlocEnClair Bloc(string titre, ElementImage bloc)
    {
        var enfants = Aplatir(bloc).ToList();
        var repetes = enfants.Where(e => e.Valeur is null && !Seuls.Contains(e.Nom)).GroupBy(e => e.Nom, StringComparer.Ordinal)
            .Where(g => (g.Count() > 1 || Listes.Contains(Canonique(g.Key))) && g.All(EstEnLignes)).Select(g => (g.Key, Tableau: Tableau(g.Key, [.. g])))
            .Where(g => g.Tableau.Colonnes.Count <= ColonnesMaximum).ToDictionary(g => g.Key, g => g.Tableau, StringComparer.Ordinal);
        return new BlocEnClair(
            titre,
            [.. enfants.Where(e => e.Valeur is not null).Select(Fait)],
            [.. repetes.Values],
            [.. enfants.Where(e => e.Valeur is null && !repetes.ContainsKey(e.Nom)).Select(e => Bloc(Titre(e), e)).Where(b => !b.EstVide)]);
    }

    /// <summary>The children, where a block that only groups others gives its own.</summary>
    private static IEnumerable<ElementImage> Aplatir(ElementImage bloc) =>
        bloc.Enfants.SelectMany(e => e.Valeur is null && Dictionnaire.De(e.Nom) is { Genre: GenreElement.Bloc, Libelle: "" } ? Aplatir(e) : [e]);

    private static FaitEnClair Fait(ElementImage element)
    {
        var connu = Dictionnaire.De(element.Nom);
        return new(element.Nom, connu?.Libelle ?? element.Nom, Valeur(connu, element.Valeur!));
    }

    /// <summary>A block makes rows when it holds values, and at most one kind of repeated blocks of values, each of which makes a row.</summary>
    private static bool EstEnLignes(ElementImage bloc)
    {
        var dedans = bloc.Enfants.Where(e => e.Valeur is null).ToList();
        return dedans.TrueForAll(e => e.Enfants.All(f => f.Valeur is not null)) && dedans.CountBy(e => e.Nom).Count(n => n.Value > 1) <= 1;
    }

    private static IEnumerable<List<FaitEnClair>> Lignes(ElementImage bloc)
    {
        var repete = bloc.Enfants.Where(e => e.Valeur is null).CountBy(e => e.Nom).FirstOrDefault(n => n.Value > 1).Key;
        var communs = bloc.Enfants.Where(e => e.Nom != repete).SelectMany(e => e.Valeur is null ? e.Enfants : [e]).Select(Fait).ToList();
        return repete is null ? [communs] : bloc.Enfants.Where(e => e.Nom == repete).Select(e => communs.Concat(e.Enfants.Select(Fait)).ToList());
    }

    private static TableauEnClair Tableau(string nom, List<ElementImage> blocs)
    {
        var lignes = blocs.SelectMany(Lignes).ToList();
        var colonnes = lignes.SelectMany(l => l.Select(f => (f.Nom, f.Libelle))).Distinct().ToList();
        return new(
            Libelle(nom),
            [.. colonnes.Select(c => c.Libelle)],
            [.. lignes.Select(l => (IReadOnlyList<string>)[.. colonnes.Select(c => l.Find(f => f.Nom == c.Nom)?.Valeur ?? "")])]);
    }

    private static string Titre(ElementImage bloc)
    {
        if (bloc.Nom == "Personne" && bloc.Enfants.FirstOrDefault(e => e.Nom == "Identification") is { } identite)
        {
            return $"{identite.De("PRENOM") ?? identite.De("LISPRENOMS")} {identite.De("NOM") ?? identite.De("NOMNAI")}".Trim();
        }

        return bloc.Nom == "Adresse" && bloc.Tous("RGADR").FirstOrDefault()?.Valeur?.TrimStart('0') is { } rang
            ? rang == "1" ? "Adresse actuelle" : $"Ancienne adresse ({rang})"
            : Libelle(bloc.Nom);
    }

    private static string Libelle(string nom) => Dictionnaire.De(nom)?.Libelle is { Length: > 0 } libelle ? libelle : nom;

    /// <summary>The name that the dictionary gives it: <c>Dérogation</c> is <c>Derogation</c>.</summary>
    private static string Canonique(string nom) => Dictionnaire.De(nom)?.Nom ?? nom;
}

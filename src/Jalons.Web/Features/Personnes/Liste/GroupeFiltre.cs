using Jalons.Data.Dossiers.Repertoires;
using Jalons.Domain.Habilitations;

namespace Jalons.Web.Features.Personnes.Liste;

/// <summary>A value that can be chosen.</summary>
/// <param name="Valeur">As addresses write it.</param>
/// <param name="Libelle">As people read it.</param>
/// <param name="Nombre">How many people it would give.</param>
/// <param name="EstChoisie">Whether it is chosen.</param>
public sealed record OptionFiltre(string Valeur, string Libelle, int Nombre, bool EstChoisie);

/// <summary>A filter of the form.</summary>
/// <param name="Critere">Which one.</param>
/// <param name="Options">Its values that would give somebody, and those chosen.</param>
/// <param name="Cachees">Values left out because there are too many.</param>
public sealed record GroupeFiltre(Critere Critere, IReadOnlyList<OptionFiltre> Options, int Cachees)
{
    /// <summary>Most values shown of one filter: those that give the most people.</summary>
    private const int Maximum = 100;

    /// <summary>How many values are chosen, but those that lists begin with.</summary>
    public int Choisies => Options.Count(o => o.EstChoisie && !FiltresListe.EstHabituelle(Critere, o.Valeur));

    /// <summary>The values of each criterion that the form will show: their names are to be read.</summary>
    public static ILookup<Critere, CompteValeur> Retenir(ReponseRepertoire reponse, FiltresListe filtres, Role role) => reponse.Comptes
        .SelectMany(c => c.Value.Where(v => c.Key != Critere.Manque || v.Valeur != "nir" || role == Role.Gestionnaire)
            .OrderByDescending(v => filtres.EstChoisie(c.Key, v.Valeur)).ThenByDescending(v => v.Nombre).Take(Axes.Valeurs(c.Key)?.Count ?? Maximum)
            .Where(v => v.Nombre > 0 || filtres.EstChoisie(c.Key, v.Valeur))
            .Select(v => (Critere: c.Key, Valeur: v)))
        .ToLookup(v => v.Critere, v => v.Valeur);

    /// <summary>The filters of the form, in order; one that has nothing to choose is left out.</summary>
    public static IReadOnlyList<GroupeFiltre> De(ILookup<Critere, CompteValeur> retenues, ReponseRepertoire reponse, FiltresListe filtres, NomsDesValeurs noms) =>
    [
        .. from critere in Enum.GetValues<Critere>()
           let options = retenues[critere].Select(v => new OptionFiltre(v.Valeur, MotsListe.Valeur(critere, v.Valeur, noms), v.Nombre, filtres.EstChoisie(critere, v.Valeur)))
           where options.Any(o => !FiltresListe.EstHabituelle(critere, o.Valeur))
           select new GroupeFiltre(critere, [.. Ranger(critere, options)], Axes.Valeurs(critere) is null ? reponse.Comptes[critere].Count(v => v.Nombre > 0) - retenues[critere].Count(v => v.Nombre > 0) : 0),
    ];

    private static IEnumerable<OptionFiltre> Ranger(Critere critere, IEnumerable<OptionFiltre> options) => Axes.Valeurs(critere) is { } ordre
        ? options.OrderBy(o => ordre.ToList().IndexOf(o.Valeur))
        : options.OrderBy(o => o.Valeur != Axes.Aucun).ThenBy(o => o.Libelle, StringComparer.CurrentCulture);
}

using System.Globalization;
using Jalons.Data.Dossiers.Repertoires;
using Jalons.Domain.Habilitations;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Jalons.Web.Features.Personnes.Liste;

/// <summary>What an address asks of the list: filters, order, columns. What it does not understand is said, and the rest stands.</summary>
public sealed class FiltresListe
{
    private const int ValeursMaximum = 50;
    private const int JoursMaximum = 36_500;
    private const string ParametreColonne = "colonne";

    private FiltresListe()
    {
    }

    /// <summary>Values chosen.</summary>
    public Dictionary<Critere, IReadOnlyCollection<string>> Choix { get; } = [];

    /// <summary>Numbers of days chosen.</summary>
    public Dictionary<Seuil, int> Seuils { get; } = [];

    /// <summary>Order.</summary>
    public TriListe Tri { get; private set; }

    /// <summary>The reverse of it.</summary>
    public bool Decroissant { get; private set; }

    /// <summary>Columns shown, in their order.</summary>
    public IReadOnlyList<ColonneListe> Colonnes { get; private set; } = ColonnesListe.Habituelles;

    /// <summary>What was not understood, in words.</summary>
    public List<string> Incompris { get; } = [];

    /// <summary>Values chosen, one by one.</summary>
    public ILookup<Critere, string> Choisies => Choix.SelectMany(c => c.Value.Select(v => (Critere: c.Key, Valeur: v))).ToLookup(c => c.Critere, c => c.Valeur);

    /// <summary>True when nothing restricts the list.</summary>
    public bool SansFiltre => Choix.Count + Seuils.Count == 0;

    /// <summary>True unless somebody's dependants are asked for: a list begins without them.</summary>
    public bool SansPersonnesACharge => !Choix.ContainsKey(Critere.ACharge);

    /// <summary>Reads an address.</summary>
    /// <param name="parametres">Its parameters.</param>
    /// <param name="role">Who reads: the social security number belongs to gestionnaires.</param>
    public static FiltresListe Lire(IEnumerable<KeyValuePair<string, StringValues>> parametres, Role role)
    {
        var lus = parametres.ToDictionary(p => p.Key, p => p.Value.OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.OrdinalIgnoreCase);
        var filtres = new FiltresListe();
        foreach (var critere in Enum.GetValues<Critere>())
        {
            filtres.LireChoix(critere, lus.GetValueOrDefault(MotsListe.Parametre(critere), []), role);
        }

        foreach (var seuil in Enum.GetValues<Seuil>())
        {
            filtres.LireSeuil(seuil, lus.GetValueOrDefault(MotsListe.Parametre(seuil), []));
        }

        filtres.LireTri(lus.GetValueOrDefault("tri", []));
        filtres.LireColonnes(lus.GetValueOrDefault(ParametreColonne, []));
        return filtres;
    }

    /// <summary>Reads the address that a saved list keeps.</summary>
    public static FiltresListe Lire(string adresse, Role role) => Lire(QueryHelpers.ParseQuery(adresse), role);

    /// <summary>Whether a value is chosen, by the address or because lists begin with it.</summary>
    public bool EstChoisie(Critere critere, string valeur) => Choix.TryGetValue(critere, out var choisies) ? choisies.Contains(valeur) : EstHabituelle(critere, valeur);

    /// <summary>Whether lists begin with this value.</summary>
    public static bool EstHabituelle(Critere critere, string valeur) => critere == Critere.ACharge && valeur == Axes.Adultes;

    /// <summary>The same, as the parameters of an address: everything understood, in one order.</summary>
    public string Ecrire() => Ecrire(Choix);

    /// <summary>The same with everybody's dependants.</summary>
    public string EcrireAvecPersonnesACharge() => Ecrire(new Dictionary<Critere, IReadOnlyCollection<string>>(Choix) { [Critere.ACharge] = [Axes.Adultes, Axes.Dependants] });

    /// <summary>The same, asked of the directory.</summary>
    public DemandeRepertoire Demander(Agent agent, DateOnly jour) => new() { Agent = agent, Jour = jour, Choix = SansPersonnesACharge ? new(Choix) { [Critere.ACharge] = [Axes.Adultes] } : Choix, Seuils = Seuils, Tri = Tri, Decroissant = Decroissant };

    /// <summary>The list in words, from its filters.</summary>
    public string EnClair(NomsDesValeurs noms) => string.Join(" ; ", Choix
        .Select(c => $"{MotsListe.Titre(c.Key).ToLowerInvariant()} : {string.Join(" ou ", c.Value.Select(v => EnMinuscule(c.Key, MotsListe.Valeur(c.Key, v, noms))))}")
        .Concat(Seuils.Select(s => MotsListe.Phrase(s.Key, s.Value))));

    /// <summary>Name of an order in addresses.</summary>
    public static string NomDuTri(TriListe tri) => tri.ToString().ToLowerInvariant();

    private string Ecrire(Dictionary<Critere, IReadOnlyCollection<string>> choix)
    {
        var paires = choix.SelectMany(c => c.Value.Select(v => KeyValuePair.Create(MotsListe.Parametre(c.Key), v)))
            .Concat(Seuils.Select(s => KeyValuePair.Create(MotsListe.Parametre(s.Key), s.Value.ToString(CultureInfo.InvariantCulture))))
            .Concat(Tri == TriListe.Nom && !Decroissant ? [] : new[] { KeyValuePair.Create("tri", (Decroissant ? "-" : "") + NomDuTri(Tri)) })
            .Concat(Colonnes.SequenceEqual(ColonnesListe.Habituelles) ? [] : Colonnes.Select(c => KeyValuePair.Create(ParametreColonne, c.Code)));
        return new QueryBuilder(paires).ToQueryString().Value ?? "";
    }

    private static string EnMinuscule(Critere critere, string mots) =>
        Axes.Valeurs(critere) is null && !mots.StartsWith("Sans ", StringComparison.Ordinal) ? mots : char.ToLowerInvariant(mots[0]) + mots[1..];

    private void LireChoix(Critere critere, string[] valeurs, Role role)
    {
        var connues = Axes.Valeurs(critere);
        var comprises = valeurs.Where(v => (connues?.Contains(v) ?? EstCode(v)) && (critere != Critere.Manque || v != "nir" || role == Role.Gestionnaire)).Take(ValeursMaximum).ToArray();
        Incompris.AddRange(valeurs.Except(comprises, StringComparer.Ordinal).Select(v => $"« {Court(v)} » n’est pas une valeur du filtre « {MotsListe.Titre(critere)} »."));
        if (comprises.Any(v => !EstHabituelle(critere, v)))
        {
            Choix.Add(critere, comprises);
        }
    }

    private void LireSeuil(Seuil seuil, string[] valeurs)
    {
        if (valeurs is not [var valeur, ..])
        {
            return;
        }

        if (int.TryParse(valeur.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var jours) && jours <= JoursMaximum)
        {
            Seuils.Add(seuil, jours);
        }
        else
        {
            Incompris.Add($"« {Court(valeur)} » n’est pas un nombre de jours du filtre « {MotsListe.Titre(seuil)} ».");
        }
    }

    private void LireTri(string[] valeurs)
    {
        if (valeurs is not [var valeur, ..])
        {
            return;
        }

        var tri = Enum.GetValues<TriListe>().Where(t => NomDuTri(t) == valeur.TrimStart('-')).ToArray();
        if (tri.Length == 1)
        {
            (Tri, Decroissant) = (tri[0], valeur.StartsWith('-'));
        }
        else
        {
            Incompris.Add($"« {Court(valeur)} » n’est pas un ordre de la liste.");
        }
    }

    private void LireColonnes(string[] codes)
    {
        var choisies = ColonnesListe.Toutes.Where(c => codes.Contains(c.Code)).ToArray();
        Incompris.AddRange(codes.Except(choisies.Select(c => c.Code), StringComparer.Ordinal).Select(c => $"« {Court(c)} » n’est pas une colonne de la liste."));
        Colonnes = choisies.Length > 0 ? choisies : ColonnesListe.Habituelles;
    }

    private static bool EstCode(string valeur) => valeur.Length <= 20 && valeur.All(char.IsAsciiLetterOrDigit);

    private static string Court(string valeur) => valeur.Length <= 40 ? valeur : valeur[..40] + "…";
}

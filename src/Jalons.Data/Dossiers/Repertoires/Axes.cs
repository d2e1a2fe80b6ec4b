using System.Globalization;
using Jalons.Domain.Referentiel;

namespace Jalons.Data.Dossiers.Repertoires;

/// <summary>A value of a criterion, and the code that bears it.</summary>
/// <param name="Valeur">As addresses write it.</param>
/// <param name="Code">Code of the field, or of its band; a bit for what is missing.</param>
internal readonly record struct ValeurAxe(string Valeur, int Code);

/// <summary>How a criterion reads its field on a day.</summary>
/// <param name="Champ">The field.</param>
/// <param name="Valeurs">Its values, in the order in which they are shown.</param>
/// <param name="Bandes">The band of each code, when values are bands of days; else codes are values.</param>
/// <param name="ParBits">True when a person may have several values.</param>
internal sealed record Axe(Champ Champ, IReadOnlyList<ValeurAxe> Valeurs, byte[]? Bandes = null, bool ParBits = false)
{
    private const int Drapeaux = 8;

    /// <summary>The codes that one of these values accepts.</summary>
    public bool[] Accepter(IReadOnlyCollection<string> valeurs)
    {
        var choisies = Valeurs.Where(v => valeurs.Contains(v.Valeur)).ToList();
        var bandes = new bool[Jours.Nombre];
        foreach (var (_, code) in choisies)
        {
            if (ParBits)
            {
                for (var bits = 0; bits < Drapeaux; bits++)
                {
                    bandes[bits] |= (bits & code) != 0;
                }
            }
            else
            {
                bandes[code] = true;
            }
        }

        return Bandes is null ? bandes : Array.ConvertAll(Bandes, b => bandes[b]);
    }

    /// <summary>How many people bear each value, from how many bear each code.</summary>
    public IReadOnlyList<CompteValeur> Compter(ReadOnlySpan<int> parCode)
    {
        var comptes = new CompteValeur[Valeurs.Count];
        for (var i = 0; i < comptes.Length; i++)
        {
            comptes[i] = new(Valeurs[i].Valeur, ParBits ? CompterBit(parCode, Valeurs[i].Code) : parCode[Valeurs[i].Code]);
        }

        return comptes;
    }

    private static int CompterBit(ReadOnlySpan<int> parCode, int bit)
    {
        var somme = 0;
        for (var bits = 0; bits < Drapeaux; bits++)
        {
            somme += (bits & bit) == 0 ? 0 : parCode[bits];
        }

        return somme;
    }
}

/// <summary>The criteria, with their values: those that are always the same, and those that are ranks of a directory.</summary>
public static class Axes
{
    /// <summary>The value "none" of a criterion.</summary>
    public const string Aucun = "aucun";

    /// <summary>Those who are nobody's dependants, or are accompanied: the value of <see cref="Critere.ACharge"/> that lists begin with.</summary>
    public const string Adultes = "adultes";

    /// <summary>The others: children and other people of a household, never accompanied.</summary>
    public const string Dependants = "a-charge";

    private static readonly int[] Ages = [25, 30, 40, 50, 60];
    private static readonly int[] MoisAnciennete = [6, 12, 24, 60];

    private static readonly Dictionary<Critere, (Champ Champ, ValeurAxe[] Valeurs)> Fixes = new()
    {
        [Critere.Droit] = (Champ.Droit, [new("ouvert", 3), new("suspendu", 4), new("versement-suspendu", 5), new("en-attente", 1), new("refuse", 2), new("clos", 6), new("clos-anterieur", 7), new("sans-foyer", 0)]),
        [Critere.Anciennete] = (Champ.Demande, [new("moins-6-mois", 1), new("6-11-mois", 2), new("1-2-ans", 3), new("2-5-ans", 4), new("5-ans-plus", 5), new(Aucun, 0)]),
        [Critere.Age] = (Champ.Naissance, [new("moins-25", 1), new("25-29", 2), new("30-39", 3), new("40-49", 4), new("50-59", 5), new("60-plus", 6)]),
        [Critere.Famille] = (Champ.Famille, [new("seule", 1), new("seule-enfants", 2), new("couple", 3), new("couple-enfants", 4), new("sans-foyer", 0)]),
        [Critere.Role] = (Champ.Role, [new("demandeur", 1), new("conjoint", 2), new("enfant", 3), new("autre", 4), new(Aucun, 0)]),
        [Critere.DroitsDevoirs] = (Champ.DroitsDevoirs, [new("soumis", 1), new("non-soumis", 2), new("inconnu", 0)]),
        [Critere.Accompagnement] = (Champ.Accompagnement, [new("rsa", 1), new("hors-rsa", 2), new("termine", 3), new(Aucun, 0)]),
        [Critere.Orientation] = (Champ.Orientation, [new("a-orienter", 1), new("emploi", 2), new("socio-professionnel", 3), new("social", 4)]),
        [Critere.Contrat] = (Champ.Contrat, [new(Aucun, 0), new("en-vigueur", 1), new("expire", 2)]),
        [Critere.RendezVous] = (Champ.ProchainRendezVous, [new(Aucun, 0), new("fixe", 1)]),
        [Critere.DernierRendezVous] = (Champ.DernierRendezVous, [new("honore", 1), new("excuse", 2), new("manque", 3), new(Aucun, 0)]),
        [Critere.Manque] = (Champ.Manque, [new("telephone", 1), new("courriel", 2), new("nir", 4)]),
        [Critere.FranceTravail] = (Champ.FranceTravail, [new("inscrite", 1), new("cessation", 2), new("radiee", 3), new("inconnu", 0)]),
        [Critere.ACharge] = (Champ.ACharge, [new(Adultes, 0), new(Dependants, 1)]),
    };

    /// <summary>The values of a criterion that are always the same; null when they are those of the département.</summary>
    public static IReadOnlyList<string>? Valeurs(Critere critere) => Fixes.TryGetValue(critere, out var axe) ? [.. axe.Valeurs.Select(v => v.Valeur)] : null;

    /// <summary>A criterion whose values are always the same, as a day reads it.</summary>
    internal static Axe Fixe(Critere critere, DateOnly jour)
    {
        var (champ, valeurs) = Fixes[critere];
        return new(champ, valeurs, Bandes(critere, jour), critere == Critere.Manque);
    }

    /// <summary>A criterion whose values are ranks of the directory.</summary>
    /// <param name="champ">The field.</param>
    /// <param name="rangs">The ranks.</param>
    /// <param name="aucun">The code of "none".</param>
    internal static Axe De<T>(Champ champ, Rangs<T> rangs, int aucun)
        where T : notnull =>
        new(champ, [new(Aucun, aucun), .. rangs.Valeurs.Select((v, i) => new ValeurAxe(Convert.ToString(v, CultureInfo.InvariantCulture)!, rangs.Premier + i))]);

    private static byte[]? Bandes(Critere critere, DateOnly jour) => critere switch
    {
        Critere.Age => Bander(n => 1 + Ages.Count(a => n.AddYears(a) <= jour)),
        Critere.Anciennete => Bander(d => 1 + MoisAnciennete.Count(m => d.AddMonths(m) <= jour)),
        Critere.Contrat => Bander(fin => fin >= jour ? 1 : 2),
        Critere.RendezVous => Bander(prochain => prochain >= jour ? 1 : 0),
        _ => null,
    };

    private static byte[] Bander(Func<DateOnly, int> bande)
    {
        var bandes = new byte[Jours.Nombre];
        for (var code = 1; code < bandes.Length; code++)
        {
            bandes[code] = (byte)bande(Jours.Jour(code));
        }

        return bandes;
    }
}

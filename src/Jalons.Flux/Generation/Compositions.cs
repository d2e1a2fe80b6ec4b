namespace Jalons.Flux.Generation;

/// <summary>Shape of a household: how many adults and children.</summary>
/// <param name="Couple">Two adults.</param>
/// <param name="Enfants">Children.</param>
internal readonly record struct Composition(bool Couple, byte Enfants)
{
    /// <summary>People in the household.</summary>
    public int Personnes => (Couple ? 2 : 1) + Enfants;
}

/// <summary>
/// The shapes of all the households of a flow: 51 % of single people, 31 % of lone parents, 4 % of couples without children and
/// 14 % with children, then adjusted child by child when an exact number of people is asked for.
/// </summary>
internal static class Compositions
{
    private const int EnfantsMaximum = 9;

    private static readonly ((bool Couple, bool Enfants) Valeur, int Poids)[] Formes =
        [((false, false), 51), ((false, true), 31), ((true, false), 4), ((true, true), 14)];

    private static readonly (byte Valeur, int Poids)[] EnfantsSeul = [(1, 46), (2, 32), (3, 14), (4, 6), (5, 2)];

    private static readonly (byte Valeur, int Poids)[] EnfantsCouple = [(1, 32), (2, 32), (3, 21), (4, 10), (5, 4), (6, 1)];

    /// <summary>Shape of household number <paramref name="indice"/> before any adjustment.</summary>
    public static Composition Tirer(int graine, int indice)
    {
        var alea = new Alea(graine, indice, 1);
        var (couple, enfants) = alea.Parmi(Formes);
        return new Composition(couple, enfants ? alea.Parmi(couple ? EnfantsCouple : EnfantsSeul) : (byte)0);
    }

    /// <summary>Shapes of all the households.</summary>
    /// <exception cref="ArgumentException">The number of people asked for cannot be reached.</exception>
    public static Composition[] Toutes(OptionsGenerateur options)
    {
        var formes = new Composition[options.Foyers];
        long total = 0;
        for (var i = 0; i < formes.Length; i++)
        {
            formes[i] = Tirer(options.Graine, i);
            total += formes[i].Personnes;
        }

        if (options.Personnes is { } voulu)
        {
            Ajuster(formes, voulu - total, options.Graine);
        }

        return formes;
    }

    private static void Ajuster(Composition[] formes, long ecart, int graine)
    {
        var alea = new Alea(graine, formes.Length, 2);
        var sens = Math.Sign(ecart);
        for (var reste = formes.Length * 40L; ecart != 0 && reste > 0; reste--)
        {
            var i = alea.Entier(formes.Length);
            var enfants = formes[i].Enfants + sens;
            if (formes[i].Enfants > 0 && enfants is >= 1 and <= EnfantsMaximum || formes[i] is { Couple: true } && enfants is 0 or 1)
            {
                formes[i] = formes[i] with { Enfants = (byte)enfants };
                ecart -= sens;
            }
        }

        ForcerLeReste(formes, ecart);
    }

    /// <summary>When chance was not enough, any household that can still change does.</summary>
    private static void ForcerLeReste(Composition[] formes, long ecart)
    {
        var sens = Math.Sign(ecart);
        for (var i = 0; i < formes.Length && ecart != 0; i++)
        {
            while (ecart != 0 && formes[i].Enfants + sens is >= 0 and <= EnfantsMaximum)
            {
                formes[i] = formes[i] with { Enfants = (byte)(formes[i].Enfants + sens) };
                ecart -= sens;
            }
        }

        for (var i = 0; i < formes.Length && ecart < 0; i++)
        {
            ecart += formes[i].Couple ? 1 : 0;
            formes[i] = formes[i] with { Couple = false };
        }

        if (ecart != 0)
        {
            throw new ArgumentException($"Ce nombre de personnes ne peut pas être atteint avec {formes.Length} foyers : donnez de 1 à {EnfantsMaximum + 1} personnes par foyer.");
        }
    }
}

namespace Jalons.Domain.Pilotage;

/// <summary>
/// Counts tied by additions (a total and its parts), of which the small ones must not be given back by the others. Generalises the masking of
/// lines and two-way tables of <c>references/indicateurs.md</c> §0.5 to any set of sums: nested shares by territory, for instance.
/// </summary>
/// <remarks>
/// A line is safe when none of its cells is hidden, or when at least two are and, if its total is known, they sum to the threshold. Until every
/// line is safe, the smallest positive cell of an unsafe line is hidden too (first one in display order).
/// </remarks>
/// <typeparam name="TCle">What names a cell.</typeparam>
public sealed class ReseauSecret<TCle> where TCle : notnull
{
    private readonly Dictionary<TCle, long> valeurs = [];
    private readonly HashSet<TCle> cachees = [];
    private readonly List<(TCle? Total, bool TotalConnu, TCle[] Parties)> lignes = [];

    /// <summary>The hidden cells, once <see cref="Proteger"/> has run.</summary>
    public IReadOnlySet<TCle> Cachees => cachees;

    /// <summary>Adds a cell; a small one is hidden from the start.</summary>
    public void Ajouter(TCle cle, long valeur)
    {
        valeurs[cle] = valeur;
        if (SecretStatistique.EstPetit(valeur))
        {
            cachees.Add(cle);
        }
    }

    /// <summary>Says that a cell is the sum of others.</summary>
    public void Lier(TCle total, params IEnumerable<TCle> parties) => lignes.Add((total, false, [.. parties]));

    /// <summary>Says that cells sum to a total that the reader knows from elsewhere.</summary>
    public void LierAuTotalPublie(params IEnumerable<TCle> parties) => lignes.Add((default, true, [.. parties]));

    /// <summary>Hides what must be. False when a line cannot be made safe: the total known from elsewhere must be hidden too (EX-S1).</summary>
    public bool Proteger()
    {
        var protegees = true;
        for (var change = true; change;)
        {
            change = false;
            foreach (var ligne in lignes)
            {
                while (!EstSure(ligne))
                {
                    if (!CacherUne(ligne))
                    {
                        protegees = false;
                        break;
                    }

                    change = true;
                }
            }
        }

        return protegees;
    }

    private bool EstSure((TCle? Total, bool TotalConnu, TCle[] Parties) ligne)
    {
        var masquees = ligne.Parties.Where(cachees.Contains).ToList();
        if (!ligne.TotalConnu && cachees.Contains(ligne.Total!))
        {
            return masquees.Count >= 1;
        }

        return masquees.Count == 0 || (masquees.Count >= 2 && masquees.Sum(c => valeurs[c]) >= SecretStatistique.Seuil);
    }

    private bool CacherUne((TCle? Total, bool TotalConnu, TCle[] Parties) ligne)
    {
        var libres = ligne.Parties.Where(c => !cachees.Contains(c) && valeurs[c] > 0).OrderBy(c => valeurs[c]).ToList();
        return libres.Count > 0 ? cachees.Add(libres[0]) : !ligne.TotalConnu && cachees.Add(ligne.Total!);
    }
}

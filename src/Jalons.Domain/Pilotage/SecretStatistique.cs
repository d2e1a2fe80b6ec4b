namespace Jalons.Domain.Pilotage;

/// <summary>
/// Statistical secrecy of what is shown to people who may not see names (<c>references/indicateurs.md</c> §0.5, EX-S1 to EX-S4): small
/// counts are hidden, and so is what would give them back by subtraction. Stored values stay exact.
/// </summary>
public static class SecretStatistique
{
    /// <summary>Counts from 1 to this minus one are hidden; zero is shown.</summary>
    public const int Seuil = 5;

    /// <summary>Below this denominator, 0 % and 100 % of a sensitive fact are hidden (EX-S4).</summary>
    public const int SeuilSensible = 20;

    /// <summary>True for a count hidden by itself.</summary>
    public static bool EstPetit(long nombre) => nombre is > 0 and < Seuil;

    /// <summary>A rate is hidden when its denominator, its numerator or its complement is small (EX-S3).</summary>
    public static bool CacheTaux(long numerateur, long denominateur) =>
        denominateur < Seuil || EstPetit(numerateur) || EstPetit(denominateur - numerateur);

    /// <summary>A rate on a sensitive fact is hidden too when everybody or nobody is concerned in a small group (EX-S4).</summary>
    public static bool CacheTauxSensible(long numerateur, long denominateur) =>
        CacheTaux(numerateur, denominateur) || (denominateur < SeuilSensible && (numerateur == 0 || numerateur == denominateur));

    /// <summary>A mean, a median or a delay over few people is hidden (EX-S3).</summary>
    public static bool CacheMoyenne(long nombre) => nombre < Seuil;

    /// <summary>True when a figure of this class must be hidden, whatever stands around it.</summary>
    public static bool Cache(ClasseSecret classe, Mesure mesure) => mesure.Statut == StatutMesure.Calculee && classe switch
    {
        ClasseSecret.Effectif => EstPetit(mesure.Numerateur!.Value),
        ClasseSecret.Taux => CacheTaux(mesure.Numerateur!.Value, mesure.Denominateur!.Value),
        ClasseSecret.Moyenne => CacheMoyenne(mesure.Acheves ?? mesure.Denominateur!.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(classe)),
    };

    /// <summary>Hides cells of one published line whose total is published. Null: no complement is left, the total must be hidden too (EX-S1).</summary>
    public static bool[]? MasquerLigne(IReadOnlyList<long> valeurs) => Masquer([valeurs])?[0];

    /// <summary>
    /// Hides cells of a two-way table whose row and column totals are published, until every line that holds a hidden cell holds at
    /// least two that sum to the threshold (EX-S2).
    /// </summary>
    /// <param name="valeurs">Rows of the table, all of one length.</param>
    /// <returns>The hidden cells, or null when a total must be hidden too.</returns>
    public static bool[][]? Masquer(IReadOnlyList<IReadOnlyList<long>> valeurs)
    {
        var reseau = new ReseauSecret<(int Ligne, int Colonne)>();
        var colonnes = valeurs.Count == 0 ? 0 : valeurs[0].Count;
        for (var i = 0; i < valeurs.Count; i++)
        {
            for (var j = 0; j < colonnes; j++)
            {
                reseau.Ajouter((i, j), valeurs[i][j]);
            }

            if (colonnes > 1)
            {
                reseau.LierAuTotalPublie(Enumerable.Range(0, colonnes).Select(j => (i, j)));
            }
        }

        for (var j = 0; j < colonnes && valeurs.Count > 1; j++)
        {
            reseau.LierAuTotalPublie(Enumerable.Range(0, valeurs.Count).Select(i => (i, j)));
        }

        return reseau.Proteger()
            ? [.. valeurs.Select((ligne, i) => ligne.Select((_, j) => reseau.Cachees.Contains((i, j))).ToArray())]
            : null;
    }
}

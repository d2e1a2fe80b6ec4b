using Jalons.Domain.Habilitations;
using Jalons.Domain.Pilotage;
using Jalons.Domain.Referentiel;
using Xunit;

namespace Jalons.Tests.Pilotage;

/// <summary>What a reader who may not see names is shown: nothing published gives a small count back.</summary>
public sealed class DiffusionTests
{
    private static Dictionary<CleMesure, Mesure> Calculer(params (string Lieu, int NonOrientes, int FranceTravail, int SansContrat, int AvecContrat)[] lieux) =>
        CalculIndicateurs.Photo(new Observations
        {
            Au = new DateOnly(2025, 6, 30),
            Regles = new Regles([]),
            Photo =
            [
                .. lieux.SelectMany(l => new[]
                {
                    new GroupePhoto(l.Lieu, true, null, null, false, false, l.NonOrientes),
                    new GroupePhoto(l.Lieu, true, CategorieOrganisme.FranceTravail, TypeParcours.Emploi, false, true, l.FranceTravail),
                    new GroupePhoto(l.Lieu, true, CategorieOrganisme.CcasCias, TypeParcours.Social, false, true, l.SansContrat),
                    new GroupePhoto(l.Lieu, true, CategorieOrganisme.CcasCias, TypeParcours.Social, true, true, l.AvecContrat),
                }),
            ],
        });

    [Fact]
    public void Without_masking_everything_is_shown()
    {
        var vue = new Diffusion(Calculer(("A", 3, 1, 2, 1)), masquer: false);
        Assert.Equal(3m, vue.Voir(Codes.T1NonOrientes, "A").Valeur);
        Assert.False(vue.ATerritoiresMasques);
    }

    [Fact]
    public void A_small_count_is_hidden_with_a_second_cell_of_its_line_and_column_and_with_the_rates_they_make()
    {
        var vue = new Diffusion(Calculer(("A", 3, 20, 30, 25), ("B", 12, 18, 40, 22), ("C", 40, 60, 90, 70)), masquer: true);
        Assert.Equal("s", vue.Voir(Codes.T1NonOrientes, "A").Marque);
        Assert.Equal("s", vue.Voir(Codes.TauxOrientation, "A").Marque);
        Assert.Equal("s", vue.Voir(Codes.T1NonOrientes, "B").Marque);
        Assert.Equal(78m, vue.Voir(Codes.T1Sdd, "A").Valeur);

        // 78 − 75 would tell 3, and 75 = 20 + 55.
        Assert.Equal("s", vue.Voir(Codes.T1Orientes, "A").Marque);
        Assert.Equal("s", vue.Voir(Codes.T1FranceTravail, "A").Marque);
        Assert.Equal(160m, vue.Voir(Codes.T1HorsFranceTravail, "C").Valeur);
        Assert.True(vue.ATerritoiresMasques);
    }

    [Fact]
    public void A_territory_with_few_people_is_hidden_whole_with_another_one()
    {
        var vue = new Diffusion(Calculer(("A", 1, 1, 0, 1), ("B", 12, 18, 40, 22), ("C", 40, 60, 90, 70)), masquer: true);
        Assert.Equal(["s", "s", null], new[] { "A", "B", "C" }.Select(l => vue.Voir(Codes.T1Sdd, l).Marque));
        Assert.Equal("s", vue.Voir(Codes.TauxOrientation, "B").Marque);
        Assert.Equal(260m, vue.Voir(Codes.T1Sdd, "C").Valeur);
    }

    [Fact]
    public void A_breakdown_that_cannot_be_protected_is_hidden_whole()
    {
        var vue = new Diffusion(Calculer(("A", 3, 0, 0, 0), ("B", 0, 0, 0, 0)), masquer: true);
        Assert.Equal("s", vue.Voir(Codes.T1Sdd, "A").Marque);
        Assert.Equal("s", vue.Voir(Codes.T1Sdd).Marque);
    }

    [Fact]
    public void A_figure_without_value_keeps_its_own_mark()
    {
        var vue = new Diffusion(Calculer(("A", 10, 10, 0, 0)), masquer: true);
        Assert.Equal("NC", vue.Voir(Codes.TauxContractualisation).Marque);
        Assert.Equal("NR", vue.Voir(Codes.T2FranceTravailInscrits).Marque);
    }

    [Fact]
    public void I_12_no_published_territory_line_gives_back_a_small_count()
    {
        var hasard = new Random(7);
        for (var essai = 0; essai < 400; essai++)
        {
            var lieux = Enumerable.Range(0, hasard.Next(2, 8))
                .Select(i => ($"L{i}", hasard.Next(0, 12), hasard.Next(0, 12), hasard.Next(0, 12), hasard.Next(0, 12))).ToArray();
            var mesures = Calculer(lieux);
            Deduire(new Diffusion(mesures, masquer: true), mesures);
        }
    }

    /// <summary>Plays the reader who subtracts: whatever a published line leaves alone becomes known, until nothing new is.</summary>
    private static void Deduire(Diffusion vue, Dictionary<CleMesure, Mesure> mesures)
    {
        // Unknowns per territory: 0 non orientés, 1 France Travail, 2 sans contrat, 3 avec contrat, 4 soumis, 5 orientés, 6 hors France Travail.
        string?[] codes = [Codes.T1NonOrientes, Codes.T1FranceTravail, null, Codes.T2HorsFranceTravailContrat, Codes.T1Sdd, Codes.T1Orientes, Codes.T1HorsFranceTravail];
        int[][] egalites = [[4, 0, 5], [5, 1, 6], [6, 2, 3]];
        var connus = vue.Lieux.SelectMany((l, i) => codes.Select((c, j) => (i, j, Su: c is not null && vue.Voir(c, l).Marque is null)))
            .Where(x => x.Su).Select(x => (x.i, x.j)).ToHashSet();
        bool nouveau;
        do
        {
            var manquants = Enumerable.Range(0, vue.Lieux.Count).SelectMany(i => egalites.Select(e => e.Select(j => (i, j)).ToArray()))
                .Concat(Enumerable.Range(0, codes.Length).Where(j => codes[j] is { } c && vue.Voir(c).Marque is null).Select(j => Enumerable.Range(0, vue.Lieux.Count).Select(i => (i, j)).ToArray()))
                .Select(ligne => ligne.Where(c => !connus.Contains(c)).ToArray())
                .Where(inconnues => inconnues.Length == 1).Select(inconnues => inconnues[0]).ToList();
            nouveau = manquants.Count(connus.Add) > 0;
        }
        while (nouveau);

        Assert.All(connus, c => Assert.False(SecretStatistique.EstPetit(N(c.i, c.j)), $"{codes[c.j] ?? "sans contrat"} of {vue.Lieux[c.i]} can be deduced"));

        long N(int i, int j) => codes[j] is { } code
            ? mesures[new(code, vue.Lieux[i])].Numerateur!.Value
            : mesures[new(Codes.T1HorsFranceTravail, vue.Lieux[i])].Numerateur!.Value - mesures[new(Codes.T2HorsFranceTravailContrat, vue.Lieux[i])].Numerateur!.Value;
    }
}

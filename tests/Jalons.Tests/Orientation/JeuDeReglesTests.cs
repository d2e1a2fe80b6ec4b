using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Orientation;

/// <summary>A set of rules, from the draft to the day it is in force; what a simulation counts.</summary>
public sealed class JeuDeReglesTests
{
    private static readonly DateTimeOffset Maintenant = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Jour = new(2026, 11, 20);
    private static readonly Agent Administratrice = Agent(Role.Administrateur);

    [Fact]
    public void A_draft_changes_and_what_changes_must_be_simulated_again()
    {
        var jeu = Brouillon();
        jeu.NoterSimulation(Maintenant);
        Assert.NotNull(jeu.SimuleLe);
        Assert.True(jeu.Deplacer("voie.mission_locale", versLeHaut: true).EstFait);
        Assert.Equal(["voie.france_travail", "voie.mission_locale", "voie.plie", "voie.independant", "voie.social"], jeu.Regles.Toutes.Select(r => r.Code));
        Assert.Null(jeu.SimuleLe);
        jeu.Deplacer("voie.france_travail", versLeHaut: true);
        jeu.Retirer("voie.plie");
        jeu.Ecrire(jeu.Regles.Toutes[0] with { Nom = "Inscrits" });
        jeu.Ecrire(jeu.Regles.Toutes[0] with { Code = "neuve" });
        Assert.Equal(["neuve", "voie.france_travail", "voie.mission_locale", "voie.independant", "voie.social"], jeu.Regles.Toutes.Select(r => r.Code));
        Assert.Equal("Inscrits", jeu.Regles.Toutes[1].Nom);
    }

    [Fact]
    public void A_set_is_put_in_force_by_an_administrator_once_right_and_simulated_from_a_day_to_come()
    {
        Assert.Equal("jeu.role", Brouillon().MettreEnVigueur(Agent(Role.ChargeOrientation), Jour, Jour, null).Refus?.Code);
        Assert.Equal("jeu.simulation", Brouillon().MettreEnVigueur(Administratrice, Jour, Jour, null).Refus?.Code);
        var troue = Brouillon();
        troue.Retirer("voie.social");
        troue.NoterSimulation(Maintenant);
        Assert.Equal("regles.defaut", troue.MettreEnVigueur(Administratrice, Jour, Jour, null).Refus?.Code);

        var jeu = Brouillon();
        jeu.NoterSimulation(Maintenant);
        Assert.Equal("jeu.date", jeu.MettreEnVigueur(Administratrice, Jour.AddDays(-1), Jour, null).Refus?.Code);
        Assert.Equal("jeu.date", jeu.MettreEnVigueur(Administratrice, Jour, Jour, precedent: Jour).Refus?.Code);
        Assert.True(jeu.MettreEnVigueur(Administratrice, Jour.AddDays(1), Jour, precedent: Jour).EstFait);
        Assert.Equal(Jour.AddDays(1), jeu.Du);
        Assert.Equal("jeu.en_vigueur", jeu.MettreEnVigueur(Administratrice, Jour.AddDays(2), Jour, null).Refus?.Code);
        Assert.Equal("jeu.fige", jeu.Retirer("voie.plie").Refus?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void A_set_has_a_name(string? nom) =>
        Assert.Equal("jeu.nom", JeuDeRegles.Commencer(Administratrice, nom, ReglesFournies.National, 1, Maintenant).Refus?.Code);

    [Fact]
    public void A_simulation_counts_everybody_once_and_fills_the_organisme_with_the_most_room()
    {
        OrganismeSimule[] organismes =
        [
            new("France Travail Nord", CategorieOrganisme.FranceTravail, ["N"], 3, 0),
            new("France Travail partout", CategorieOrganisme.FranceTravail, [], 2, 0),
            new("Service social", CategorieOrganisme.ServiceDepartement, [], null, 5),
        ];
        var simulation = new SimulationRegles(ReglesFournies.National, ReglesFournies.CinqVoies, organismes);
        for (var i = 0; i < 6; i++)
        {
            simulation.Essayer(Faits(40, "ANP"), "N");
        }

        simulation.Essayer(Faits(40, "ANP"), "S");
        simulation.Essayer(Faits(24, null), "N");
        simulation.Essayer(Faits(45, null), null);

        Assert.Equal(9, simulation.Personnes);
        Assert.Equal(9, simulation.ParType.Sum(t => t.Avant));
        Assert.Equal(9, simulation.ParType.Sum(t => t.Apres));
        Assert.Equal(9, simulation.ParOrganisme.Sum(o => o.Avant));
        Assert.Equal(9, simulation.ParOrganisme.Sum(o => o.Apres));
        Assert.Equal(9, simulation.ParRegle.Values.Sum());
        var partout = simulation.ParOrganisme.Single(o => o.Organisme?.Nom == "France Travail partout");
        Assert.Equal((3, 1), (partout.Apres, partout.Depassement));
        Assert.Equal(4, simulation.ParOrganisme.Single(o => o.Organisme?.Nom == "France Travail Nord").Apres);
        Assert.Equal(1, simulation.ParOrganisme.Single(o => o.Organisme is null).Apres);

        // The young person was of the mission locale already, with another parcours; the last one leaves the socio-professional parcours.
        Assert.Equal(2, simulation.Changent);
        Assert.Equal(["Moins de 26 ans", "Toutes les autres situations"], simulation.Passages.Select(p => p.Passage.Regle));
    }

    private static JeuDeRegles Brouillon() => JeuDeRegles.Commencer(Administratrice, "Essai", ReglesFournies.CinqVoies, 1, Maintenant).Valeur;

    private static FaitsOrientation Faits(int age, string? activite) => FaitsOrientation.De(Jour.AddYears(-age).AddDays(-1), Jour, new(activite, null, 0, null), null);

    private static Agent Agent(Role role) => new(new CompteId(1), "Anne Ministre", role, "55", null, null);
}

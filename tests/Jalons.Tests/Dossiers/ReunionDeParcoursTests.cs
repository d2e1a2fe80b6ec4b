using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Dossiers;

/// <summary>One person has one open parcours: which one goes on when two people turn out to be one.</summary>
public sealed class ReunionDeParcoursTests
{
    private static readonly DateOnly Entree = new(2026, 3, 1);

    [Fact]
    public void Sans_parcours_rien_ne_change() => Attendre(null, null, null, []);

    [Fact]
    public void Un_seul_parcours_ouvert_reste_comme_il_est() => Attendre(null, null, null, [Parcours(1, 1), Parcours(2, 2, "2025-01-01", "2025-06-01")]);

    [Fact]
    public void Un_parcours_vide_s_efface_devant_celui_ou_l_on_a_travaille() =>
        Attendre(2, 1, null, [Parcours(1, 1, vide: true), Parcours(2, 2)]);

    [Fact]
    public void De_deux_parcours_vides_le_premier_commence_continue() =>
        Attendre(2, 1, null, [Parcours(1, 1, vide: true), Parcours(2, 2, "2026-02-01", vide: true)]);

    [Fact]
    public void Revenue_sous_un_autre_nom_avant_31_jours_le_parcours_reprend() =>
        Attendre(1, 2, null, [Parcours(1, 1, "2025-01-01", "2026-02-01"), Parcours(2, 2, vide: true)]);

    [Fact]
    public void Revenue_apres_31_jours_ce_sont_deux_parcours() =>
        Attendre(null, null, null, [Parcours(1, 1, "2025-01-01", "2026-01-29"), Parcours(2, 2, vide: true)]);

    [Fact]
    public void Son_propre_ancien_parcours_ne_reprend_pas_par_une_reunion() =>
        Attendre(null, null, null, [Parcours(1, 2, "2025-01-01", "2026-02-20"), Parcours(2, 2, vide: true)]);

    [Fact]
    public void Suivies_toutes_deux_il_faut_choisir() => Refuser("fusion.parcours_a_choisir", null, Parcours(1, 1), Parcours(2, 2));

    [Fact]
    public void Le_suivi_choisi_continue_l_autre_se_termine()
    {
        var suite = ReunionDeParcours.Decider([Parcours(1, 1), Parcours(2, 2) with { ContratEnCours = true }], new ParcoursId(2));
        Assert.Equal(new SuiteDesParcours(new ParcoursId(2), null, new ParcoursId(1)), suite.Valeur);
    }

    [Fact]
    public void Un_suivi_qui_a_un_contrat_ne_s_arrete_pas() =>
        Refuser("fusion.contrat_en_cours", 2, Parcours(1, 1) with { ContratEnCours = true }, Parcours(2, 2));

    [Fact]
    public void Un_suivi_qui_a_des_rendez_vous_ne_s_arrete_pas() =>
        Refuser("fusion.rendez_vous_a_venir", 2, Parcours(1, 1) with { RendezVousAVenir = 3 }, Parcours(2, 2));

    private static void Attendre(long? continue_, long? deCote, long? termine, ParcoursAReunir[] parcours)
    {
        var suite = ReunionDeParcours.Decider(parcours, null);
        Assert.Equal((continue_, deCote, termine), (suite.Valeur.Continue?.Valeur, suite.Valeur.MisDeCote?.Valeur, suite.Valeur.Termine?.Valeur));
    }

    private static void Refuser(string code, long? choisi, params ParcoursAReunir[] parcours) =>
        Assert.Equal(code, ReunionDeParcours.Decider(parcours, choisi is { } id ? new ParcoursId(id) : null).Refus?.Code);

    private static ParcoursAReunir Parcours(long id, long personne, string? entree = null, string? sortie = null, bool vide = false) => new()
    {
        Id = new(id),
        Personne = new(personne),
        Entree = entree is null ? Entree : DateOnly.Parse(entree, null),
        Sortie = sortie is null ? null : DateOnly.Parse(sortie, null),
        EstVide = vide,
    };
}

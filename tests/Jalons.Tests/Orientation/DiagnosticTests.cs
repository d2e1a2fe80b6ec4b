using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Xunit;

namespace Jalons.Tests.Orientation;

/// <summary>Versions of a diagnostic, what prefills it, what it refuses.</summary>
public sealed class DiagnosticTests
{
    private static readonly DateOnly Jour = new(2026, 11, 20);
    private static readonly DateTimeOffset Instant = Jour.AParis(new TimeOnly(10, 0));
    private static readonly Agent Agent = new(new CompteId(7), "Nadia Colin", Role.ChargeOrientation, "55");
    private static readonly Parcours Parcours = Parcours.Entrer("55", new PersonneId(3), null, Jour.AddDays(-9), Jour.AddDays(-8), "55029", new Regles([]));

    [Fact]
    public void Each_writing_is_a_new_version()
    {
        var un = Etablir(new() { Logement = SituationLogement.Heberge }, null).Valeur;
        var deux = Etablir(un.Reponses with { Permis = true }, un).Valeur;
        Assert.Equal((1, 2), (un.Version, deux.Version));
        Assert.Null(un.Reponses.Permis);
        Assert.Equal((SituationLogement.Heberge, true), (deux.Reponses.Logement, deux.Reponses.Permis));
    }

    [Fact]
    public void Texts_are_trimmed_and_blank_ones_are_forgotten()
    {
        var reponses = Etablir(new() { Atouts = "  Patiente\r\nSoigneuse ", Souhaits = "   " }, null).Valeur.Reponses;
        Assert.Equal("Patiente\nSoigneuse", reponses.Atouts);
        Assert.Null(reponses.Souhaits);
    }

    [Fact]
    public void What_cannot_be_true_is_refused_and_said()
    {
        Assert.Equal("diagnostic.vide", Etablir(new() { Atouts = " " }, null).Refus?.Code);
        Assert.Equal("diagnostic.enfants", Etablir(new() { Enfants = 21 }, null).Refus?.Code);
        Assert.Equal("diagnostic.heures", Etablir(new() { HeuresSouhaitees = 49 }, null).Refus?.Code);
        Assert.Equal("diagnostic.texte", Etablir(new() { Atouts = new string('a', ReponsesDiagnostic.LongueurTexte + 1) }, null).Refus?.Code);
        Assert.Equal("diagnostic.date", Diagnostic.Etablir(Parcours, null, new() { Permis = true }, Jour.AddDays(1), ModeDiagnostic.EnPresence, Agent, Instant).Refus?.Code);
        var un = Etablir(new() { Permis = true }, null).Valeur;
        Assert.Equal("diagnostic.inchange", Etablir(new() { Permis = true }, un).Refus?.Code);
    }

    [Fact]
    public void The_flow_prefills_what_it_knows_and_invents_nothing()
    {
        var recue = new SituationRecue("AEN", "ISO", 2, true).Preremplir();
        Assert.Equal((2, true, SituationLogement.SansLogement, DernierTravail.EnCours, true), (recue.Enfants, recue.ParentIsole, recue.Logement, recue.DernierTravail, recue.Independant));
        Assert.Null(recue.SanteFaitObstacle);

        var inconnue = new SituationRecue("SIN", null, 0, null).Preremplir();
        Assert.Null(inconnue.ParentIsole);
        Assert.Null(inconnue.Independant);
        Assert.Null(inconnue.Logement);
        Assert.Null(inconnue.InscritFranceTravail);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(false, null, null, null)]
    [InlineData(false, null, false, true)]
    [InlineData(true, false, false, true)]
    [InlineData(true, true, null, false)]
    [InlineData(false, false, true, false)]
    public void Mobility_is_judged_only_when_enough_is_known(bool? permis, bool? vehicule, bool? transports, bool? sans) =>
        Assert.Equal(sans, new ReponsesDiagnostic { Permis = permis, Vehicule = vehicule, TransportsAccessibles = transports }.SansMobilite());

    [Fact]
    public void Differences_between_versions_are_named_in_plain_words()
    {
        var avant = new ReponsesDiagnostic { Permis = true, Logement = SituationLogement.Stable };
        var (ligneAvant, ligneApres) = Assert.Single(avant.Differences(avant with { Permis = null }));
        Assert.Equal(("Permis de conduire", "Oui", (string?)null), (ligneAvant.Question, ligneAvant.Reponse, ligneApres.Reponse));
    }

    [Fact]
    public void Every_answer_can_be_read()
    {
        var questions = ReponsesDiagnostic.Vides.Lignes();
        Assert.Equal(typeof(ReponsesDiagnostic).GetProperties().Count(p => p.CanWrite && p.GetMethod is { IsStatic: false }), questions.Count);
        Assert.All(questions, q => Assert.Null(q.Reponse));
    }

    private static Result<Diagnostic> Etablir(ReponsesDiagnostic reponses, Diagnostic? precedent) =>
        Diagnostic.Etablir(Parcours, precedent, reponses, Jour, ModeDiagnostic.EnPresence, Agent, Instant);
}

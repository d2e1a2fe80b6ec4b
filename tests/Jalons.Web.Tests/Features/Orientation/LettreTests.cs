using Jalons.Data.Orientation;
using Jalons.Data.Referentiel;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Features.Orientation.Decision;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Orientation;

/// <summary>The letter says what is decided, why, who helps, until when and how to contest, with the texts of its date.</summary>
public sealed class LettreTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Since_2025_the_contract_is_due_one_month_after_the_notification()
    {
        var lettre = await LireAsync(Decision() with { NotifieeLe = new DateOnly(2026, 11, 16) });
        Contient(
            lettre.Texte,
            "Madame Inès Moreau 12 RUE DU BOURG 55000 BAR-LE-DUC", "Le 16 novembre 2026", "Madame,", "parcours emploi, avec France Travail Bar-le-Duc.",
            "vous êtes inscrit(e) à France Travail.", "Votre référent : Lise Aubry", "Téléphone : 03 29 45 67 89", "avant le 30 novembre 2026",
            "votre contrat d'engagement", "C'est à faire au plus tard le 16 décembre 2026.", "dans les deux mois qui suivent le jour où vous recevez cette lettre",
            "président du conseil départemental de la Meuse, Place Gossin, 55000 Bar-le-Duc", "obligatoire avant de saisir le tribunal administratif",
            "articles L262-29 et D262-65-2", "Code du travail D5411-14-1", "L262-47 et R262-87 à R262-91", "Nadia Colin");
        Assert.Equal(["H1", "H2", "H2", "H2", "H2", "H2"], lettre.Elements.Select(e => e.Balise).Where(b => b.StartsWith('H')));
    }

    [Fact]
    public async Task By_post_the_delay_runs_from_the_day_the_letter_comes() =>
        Contient((await LireAsync(Decision())).Texte, "dans un délai de 1 mois à partir du jour où vous recevez cette lettre");

    [Theory]
    [InlineData(TypeParcours.Social, CategorieOrganisme.ServiceDepartement, "votre contrat d'engagements réciproques", "au plus tard le 20 janvier 2025", "CASF L262-36")]
    [InlineData(TypeParcours.Emploi, CategorieOrganisme.MissionLocale, "votre contrat d'engagements réciproques", "au plus tard le 20 décembre 2024", "CASF L262-35")]
    [InlineData(TypeParcours.Emploi, CategorieOrganisme.FranceTravail, "votre projet personnalisé d'accès à l'emploi", "au plus tard le 20 décembre 2024", "CASF L262-35")]
    public async Task Until_2024_the_contract_and_its_delay_were_others(TypeParcours type, CategorieOrganisme categorie, string contrat, string jusque, string texte) =>
        Contient(
            (await LireAsync(Decision() with { Type = type, Categorie = categorie, Du = new DateOnly(2024, 11, 20) })).Texte,
            contrat, jusque, texte, "R262-65-2 du code de l'action sociale et des familles, dans leur rédaction en vigueur jusqu'au 31 décembre 2024");

    [Fact]
    public async Task Without_referent_the_organisme_is_called()
    {
        var texte = (await LireAsync(Decision() with { Referent = null })).Texte;
        Contient(texte, "Son nom vous sera bientôt donné", "Organisme : France Travail Bar-le-Duc", "Téléphone : 03 29 00 00 00");
        Assert.DoesNotContain("Lise", texte, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_of_France_Travail_is_said_to_be_theirs() =>
        Contient((await LireAsync(Decision() with { Origine = OrigineDecision.FranceTravail })).Texte, "France Travail, le délai du département étant passé, a décidé, le 16 novembre 2026");

    [Theory]
    [InlineData("MR", "Monsieur,")]
    [InlineData("MLE", "Madame,")]
    [InlineData(null, "Madame, Monsieur,")]
    public async Task The_person_is_addressed_as_the_fund_knows_them(string? qualite, string appel) =>
        Assert.Contains(appel, (await LireAsync(Decision(), Personne() with { Qualite = qualite })).Elements.Select(e => e.Texte));

    [Fact]
    public async Task A_long_reason_runs_over_and_nothing_is_lost()
    {
        var motif = string.Join(' ', Enumerable.Range(1, 160).Select(n => $"raison{n}"));
        var lettre = await LireAsync(Decision() with { Motif = motif, Raisons = [] });
        Assert.Contains(motif, lettre.Texte, StringComparison.Ordinal);
        Assert.True(lettre.Pages >= 2);
    }

    private static void Contient(string texte, params string[] phrases) =>
        Assert.All(phrases, phrase => Assert.Contains(phrase, texte, StringComparison.Ordinal));

    private async Task<LecturePdf> LireAsync(DecisionLue decision, PersonneAOrienter? personne = null) =>
        new(LettreOrientation.Ecrire(decision, personne ?? Personne(), await new Scene(bdd).ReglesAsync(), Instant).EnPdf());

    private static DecisionLue Decision() => new()
    {
        Id = new OrientationId(12),
        Parcours = new ParcoursId(1),
        Personne = new PersonneId(2),
        Type = TypeParcours.Emploi,
        Du = new DateOnly(2026, 11, 16),
        Echeance = new DateOnly(2026, 12, 16),
        Origine = OrigineDecision.Departement,
        Auteur = new CompteId(3),
        NomAuteur = "Nadia Colin",
        SaisiLe = Instant,
        Preconise = TypeParcours.Emploi,
        Raisons = ["vous êtes inscrit(e) à France Travail"],
        Motif = null,
        Notification = ModeNotification.Courrier,
        NotifieeLe = null,
        Organisme = new Coordonnees("France Travail Bar-le-Duc", "1 rue des Fours, 55000 Bar-le-Duc", "03 29 00 00 00", "accueil@exemple.fr"),
        Categorie = CategorieOrganisme.FranceTravail,
        Referent = new Coordonnees("Lise Aubry", null, "03 29 45 67 89", "lise.aubry@exemple.fr"),
        ReferentActuel = new CompteId(4),
        Departement = new Coordonnees("de la Meuse", "Place Gossin, 55000 Bar-le-Duc", "03 29 45 77 55", null),
    };

    private static PersonneAOrienter Personne() => new()
    {
        Parcours = new ParcoursId(1),
        Personne = new PersonneId(2),
        Dossier = null,
        Qualite = "MME",
        Nom = "Moreau",
        Prenom = "Inès",
        Naissance = new DateOnly(1990, 4, 2),
        Telephone = null,
        Courriel = null,
        Entree = new DateOnly(2026, 11, 1),
        RecuLe = new DateOnly(2026, 11, 4),
        Echeance = new DateOnly(2026, 12, 16),
        OrienteLe = new DateOnly(2026, 11, 16),
        Commune = "Bar-le-Duc",
        Epci = null,
        Territoire = null,
        Adresse = ["12 RUE DU BOURG", "55000 BAR-LE-DUC"],
        Droit = new DroitRecu("00000000012", "CAF", EtatDroit.OuvertVersable, null, null, new DateOnly(2026, 10, 1), null, null, null),
    };
}

using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Xunit;

namespace Jalons.Tests.Contrats;

/// <summary>The form and the delay are those of the law on the day of the fact.</summary>
public sealed class LoiDuContratTests
{
    [Theory]
    [InlineData("2024-12-31", CategorieOrganisme.FranceTravail, FormeContrat.Ppae)]
    [InlineData("2024-12-31", CategorieOrganisme.ServiceDepartement, FormeContrat.Cer)]
    [InlineData("2024-12-31", CategorieOrganisme.MissionLocale, FormeContrat.Cer)]
    [InlineData("2025-01-01", CategorieOrganisme.FranceTravail, FormeContrat.ContratEngagement)]
    [InlineData("2025-01-01", CategorieOrganisme.CcasCias, FormeContrat.ContratEngagement)]
    public void The_form_follows_the_date_and_the_organisme(string jour, CategorieOrganisme categorie, FormeContrat attendue) =>
        Assert.Equal(attendue, LoiDuContrat.FormeLe(DateOnly.Parse(jour, null), categorie));

    [Theory]
    [InlineData("2024-12-10", TypeParcours.Emploi, "2025-01-10")]
    [InlineData("2024-12-10", TypeParcours.Social, "2025-02-10")]
    [InlineData("2024-12-31", TypeParcours.Social, "2025-02-28")]
    [InlineData("2025-03-31", TypeParcours.Social, "2025-04-30")] // EX-30
    [InlineData("2025-04-20", TypeParcours.Emploi, "2025-05-20")] // EX-30: a new orientation opens a new month
    public void The_delay_is_the_one_in_force_when_the_orientation_was_notified(string notification, TypeParcours type, string attendue) =>
        Assert.Equal(
            DateOnly.Parse(attendue, null),
            LoiDuContrat.EcheanceSignature(ContratsDeTest.Regles, type, CategorieOrganisme.ServiceDepartement, DateOnly.Parse(notification, null))!.Le);

    [Fact]
    public void No_text_gives_the_delay_of_a_ppae_so_none_is_invented() =>
        Assert.Null(LoiDuContrat.EcheanceSignature(ContratsDeTest.Regles, TypeParcours.Emploi, CategorieOrganisme.FranceTravail, new(2024, 6, 1)));

    [Theory]
    [InlineData(FormeContrat.Cer, TypeParcours.Emploi, "CASF L262-35")]
    [InlineData(FormeContrat.Cer, TypeParcours.Social, "CASF L262-36")]
    [InlineData(FormeContrat.Ppae, TypeParcours.Emploi, "CASF L262-34")]
    [InlineData(FormeContrat.ContratEngagement, TypeParcours.Social, "Code du travail L5411-6")]
    public void Each_form_names_its_article(FormeContrat forme, TypeParcours type, string article) => Assert.Equal(article, forme.Fondement(type));
}

using Jalons.Flux.Listes;
using Xunit;

namespace Jalons.Tests.Flux.Listes;

/// <summary>Lists of people: columns guessed from their titles, rows read cell by cell.</summary>
public sealed class ListePersonnesTests
{
    private static readonly ChampPersonne[] Champs =
        [ChampPersonne.Nom, ChampPersonne.Prenom, ChampPersonne.DateNaissance, ChampPersonne.Nir, ChampPersonne.Telephone, ChampPersonne.Courriel, ChampPersonne.Civilite];

    [Fact]
    public void Columns_are_guessed_from_their_titles_whatever_the_accents_and_once_each() => Assert.Equal(
        [
            ChampPersonne.Civilite, ChampPersonne.Nom, ChampPersonne.NomNaissance, ChampPersonne.Prenom, ChampPersonne.DateNaissance, ChampPersonne.Nir, ChampPersonne.Telephone, ChampPersonne.Ignore,
            ChampPersonne.Courriel, ChampPersonne.CodePostal, ChampPersonne.Commune, ChampPersonne.Ignore,
        ],
        ChampsPersonne.Proposer(["Civilité", "NOM", "Nom de naissance", "Prénom", "Né(e) le", "N° sécurité sociale", "Tél. portable", "Observations", "E-mail", "CP", "Ville", "Nom"]));

    [Fact]
    public void A_correspondence_needs_a_name_a_first_name_and_a_birth_date_each_once()
    {
        Assert.Null(ChampsPersonne.Defaut(Champs));
        Assert.Contains("date de naissance", ChampsPersonne.Defaut([ChampPersonne.Nom, ChampPersonne.Prenom]), StringComparison.Ordinal);
        Assert.Contains("téléphone", ChampsPersonne.Defaut([.. Champs, ChampPersonne.Telephone]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_reason_that_a_result_file_adds_does_not_change_the_signature() =>
        Assert.Equal(ChampsPersonne.Signature(["Nom", "Prénom"]), ChampsPersonne.Signature(["NOM", "Prenom", ChampsPersonne.TitreMotif]));

    [Fact]
    public void A_good_row_is_read_whole()
    {
        var lue = Lire("Le Goff", "Anaïs", "3/4/1990", "2 90 04 55 545 001", "612345678", "Anais@Exemple.FR", "Mme");
        Assert.True(lue.EstPrenable);
        Assert.Empty(lue.Defauts);
        Assert.Equal(("Le Goff", "Le Goff", new DateOnly(1990, 4, 3), "2900455545001", "0612345678", "anais@exemple.fr", 2),
            (lue.Nom, lue.NomNaissance, lue.DateNaissance, lue.Nir?.Treize, lue.Telephone, lue.Courriel, lue.Sexe));
    }

    [Theory]
    [InlineData(new[] { "", "Anaïs", "3/4/1990" }, ChampPersonne.Nom)]
    [InlineData(new[] { "Le Goff", "-", "3/4/1990" }, ChampPersonne.Prenom)]
    [InlineData(new[] { "Le Goff", "Anaïs", "" }, ChampPersonne.DateNaissance)]
    [InlineData(new[] { "Le Goff", "Anaïs", "31/02/1990" }, ChampPersonne.DateNaissance)]
    [InlineData(new[] { "Le Goff", "Anaïs", "03/04/2090" }, ChampPersonne.DateNaissance)]
    [InlineData(new[] { "Le Goff", "Anaïs", "03/04/1790" }, ChampPersonne.DateNaissance)]
    [InlineData(new[] { "Le Goff", "Anaïs", "3/4/1990", "", "", "", "", "en trop" }, ChampPersonne.Nom)]
    public void What_stops_a_row_is_said_in_its_cell(string[] cellules, ChampPersonne champ)
    {
        var lue = Lire(cellules);
        Assert.False(lue.EstPrenable);
        Assert.Equal(champ, Assert.Single(lue.Defauts, d => d.Bloquant).Champ);
    }

    [Theory]
    [InlineData(ChampPersonne.Nir, "2,9E+12", "puissance|perdus")]
    [InlineData(ChampPersonne.Nir, "290045554500100", "clé")]
    [InlineData(ChampPersonne.Telephone, "voir dossier", "téléphone")]
    [InlineData(ChampPersonne.Courriel, "anais chez exemple", "électronique")]
    [InlineData(ChampPersonne.Civilite, "X", "compris")]
    public void A_doubt_leaves_the_value_out_and_takes_the_row(ChampPersonne champ, string valeur, string mots)
    {
        string[] cellules = ["Le Goff", "Anaïs", "3/4/1990", "", "", "", ""];
        cellules[Array.IndexOf(Champs, champ)] = valeur;
        var lue = Lire(cellules);
        Assert.True(lue.EstPrenable);
        var defaut = Assert.Single(lue.Defauts);
        Assert.Contains(mots.Split('|'), m => defaut.Message.Contains(m, StringComparison.Ordinal));
        Assert.Null(lue.Nir);
    }

    [Fact]
    public void A_year_on_two_digits_is_taken_and_told() => Assert.Contains("03/04/1990", Assert.Single(Lire("Le Goff", "Anaïs", "3/4/90").Defauts).Message, StringComparison.Ordinal);

    private static LignePersonne Lire(params string[] cellules) => new LecturePersonnes(Champs, new DateOnly(2026, 11, 16)).Lire(new LigneListe(2, cellules));
}

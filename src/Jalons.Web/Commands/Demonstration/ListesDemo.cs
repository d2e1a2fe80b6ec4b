using System.Globalization;
using System.Text;
using Jalons.Data.Demonstration;
using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Ui;
using Npgsql;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>
/// The lists that the département received: those of France Travail, one of a mission locale imported with the rows that it refused, one of the Cap emploi whose
/// rows wait for somebody to settle them, a workbook of a CCAS whose columns nobody has mapped yet.
/// </summary>
/// <param name="programme">When.</param>
/// <param name="equipe">Who.</param>
/// <param name="connexions">The database.</param>
/// <param name="dossier">Where the files are written before they are dropped.</param>
internal sealed class ListesDemo(ProgrammeDemo programme, EquipeDemo equipe, ConnexionsJalons connexions, string dossier)
{
    private readonly TravailListes travail = new(connexions);

    /// <summary>Receives them all.</summary>
    public async Task RecevoirAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        var lignes = new LignesDemo(await connexion.LireAdultesAsync(annulation), programme);
        await ImporterFranceTravailAsync(lignes, annulation);
        var (jeunes, capEmploi) = (JoursOuvres.Suivant(programme.Aujourdhui.AddDays(-19)), JoursOuvres.Avant(JoursOuvres.Avant(programme.Aujourdhui)));
        var recue = await DeposerAsync(connexion, "jeunes-suivis.csv", lignes.Jeunes(), jeunes.AParis(new TimeOnly(10, 12)), annulation);
        await ImporterAsync(
            await AssocierAsync(connexion, recue, CategorieOrganisme.MissionLocale, PublicAccompagne.Jeune, annulation), jeunes.AParis(new TimeOnly(10, 21)), annulation);
        var attendue = await DeposerAsync(connexion, "suivi-cap-emploi.csv", lignes.CapEmploi(), capEmploi.AParis(new TimeOnly(15, 40)), annulation);
        await AssocierAsync(connexion, attendue, CategorieOrganisme.MdeMdefPlieCapEmploi, PublicAccompagne.TravailleurHandicape, annulation);
        await DeposerAsync(connexion, "domiciliations.xlsx", lignes.Domiciliations(), JoursOuvres.Avant(programme.Aujourdhui).AParis(new TimeOnly(16, 25)), annulation);
    }

    private async Task ImporterFranceTravailAsync(LignesDemo lignes, CancellationToken annulation)
    {
        var prevu = JoursOuvres.Suivant(programme.Reference.AddMonths(1).AddDays(6));
        var recuLe = (prevu < programme.Aujourdhui ? prevu : JoursOuvres.Avant(programme.Aujourdhui)).AParis(new TimeOnly(9, 35));
        (string Nom, IReadOnlyList<string[]> Lignes)[] listes =
        [
            ("INSCRIPTION", lignes.FranceTravail(4, [("1", null), ("1", null), ("3", null), ("9", null), ("10", null)], 1)),
            ("CESSATION", lignes.FranceTravail(30, [("20", "Reprise de travail déclarée"), ("33", "Entrée en formation"), ("26", "Fin de recherche")], 2)),
            ("RADIATION", lignes.FranceTravail(120, [("40", "Non-réponse à convocation"), ("42", "Refus de formation")], 3)),
        ];
        foreach (var (nom, contenu) in listes)
        {
            var chemin = Ecrire(string.Create(CultureInfo.InvariantCulture, $"RSA_{nom}_{programme.Reference:yyyyMM}_DPT{equipe.Gestionnaire.Departement}.csv"), contenu);
            await new ImporteurListe(connexions).ImporterAsync(Demande(chemin, recuLe), null, annulation);
            File.Delete(chemin);
            recuLe = recuLe.AddMinutes(2);
        }
    }

    private async Task<ListeRecue> DeposerAsync(
        NpgsqlConnection connexion, string nom, IReadOnlyList<string[]> lignes, DateTimeOffset quand, CancellationToken annulation)
    {
        var chemin = Ecrire(nom, lignes);
        var numero = await travail.DeposerAsync(Demande(chemin, quand), equipe.Gestionnaire, annulation);
        File.Delete(chemin);
        return (await ListeRecue.LireAsync(connexion, numero, annulation))!;
    }

    /// <summary>Maps the columns as they are proposed, some minutes after the list was dropped.</summary>
    private async Task<ListeRecue> AssocierAsync(
        NpgsqlConnection connexion, ListeRecue liste, CategorieOrganisme expediteur, PublicAccompagne accompagne, CancellationToken annulation)
    {
        var organisme = equipe.Referents.Select(r => r.Organisme).FirstOrDefault(o => o.Categorie == expediteur);
        var dite = new AssociationListe(organisme?.Id.Valeur, await TravailListes.ProposerAsync(connexion, liste, annulation), accompagne);
        var issue = await travail.AssocierAsync(liste, dite, equipe.Gestionnaire, liste.DeposeeLe.AddMinutes(4), annulation);
        return issue.Refus is { } refus ? throw new InvalidOperationException(refus.Message) : (await ListeRecue.LireAsync(connexion, liste.Id, annulation))!;
    }

    private Task ImporterAsync(ListeRecue liste, DateTimeOffset quand, CancellationToken annulation) =>
        new ImporteurPersonnes(connexions).ImporterAsync(liste.Id, liste.Version, Demande("", quand) with { NomFichier = liste.NomFichier }, null, annulation);

    private DemandeImport Demande(string chemin, DateTimeOffset quand) => new(chemin, Path.GetFileName(chemin), equipe.Gestionnaire, quand, equipe.Gestionnaire.Departement);

    /// <summary>Writes a list as its sender does: a workbook, or a CSV file in the encoding of an old spreadsheet.</summary>
    private string Ecrire(string nom, IReadOnlyList<string[]> lignes)
    {
        Directory.CreateDirectory(dossier);
        var chemin = Path.Combine(dossier, nom);
        if (nom.EndsWith(".xlsx", StringComparison.Ordinal))
        {
            using var classeur = new FileStream(chemin, FileMode.Create, FileAccess.ReadWrite);
            ExportClasseur.Ecrire(classeur, lignes[0], lignes.Skip(1));
        }
        else
        {
            File.WriteAllLines(chemin, lignes.Select(l => string.Join(';', l)), Encoding.Latin1);
        }

        return chemin;
    }
}

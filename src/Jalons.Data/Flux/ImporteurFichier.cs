using Jalons.Data.Flux.Listes;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;

namespace Jalons.Data.Flux;

/// <summary>What a received file is, before it is applied.</summary>
public enum GenreFichier
{
    /// <summary>A flow of the CAF or of the MSA, or what cannot be recognised: its import says what is wrong.</summary>
    Flux,

    /// <summary>A list whose columns are known.</summary>
    ListeConnue,

    /// <summary>A list of people, whose columns somebody has to map.</summary>
    ListeDePersonnes,
}

/// <summary>What became of one file: applied, or refused.</summary>
/// <param name="Nom">Its name, in its archive when it came in one.</param>
/// <param name="Rapport">What its import did; null when it is refused.</param>
/// <param name="Refus">Why it is refused, in French; null when it is applied.</param>
public sealed record ResultatFichier(string Nom, RapportImport? Rapport, string? Refus);

/// <summary>Imports a received file, flow, list, or archive of them, recognised by its content.</summary>
/// <param name="connexions">Both ways into the database.</param>
public sealed class ImporteurFichier(ConnexionsJalons connexions)
{
    /// <summary>
    /// Imports the file, or each file of an archive, in the order of their headers: each of them is applied whole or not at all, and one that is refused
    /// stops none of the others.
    /// </summary>
    /// <exception cref="FluxRefuseException">The only file, or the archive itself, is refused; nothing was applied.</exception>
    public async Task<IReadOnlyList<ResultatFichier>> ImporterAsync(
        DemandeImport demande, IProgress<AvancementImport>? avancement = null, CancellationToken annulation = default)
    {
        if (EstListe(demande.Chemin) || !Archive.EstArchive(demande.Chemin))
        {
            return [new(demande.NomFichier, await ImporterUnAsync(demande, avancement, annulation), null)];
        }

        using var archive = await DeballerAsync(demande, annulation);
        var demandes = archive.Fichiers.Select(f => demande with { Chemin = f.Chemin, NomFichier = $"{f.Nom} (dans {demande.NomFichier})" }).ToList();
        return demandes.Count == 1
            ? [new(demandes[0].NomFichier, await ImporterUnAsync(demandes[0], avancement, annulation), null)]
            : await ImporterToutAsync(demandes, avancement, annulation);
    }

    /// <summary>Erases what imports that were killed while they read an archive left on the disk.</summary>
    public static void Balayer() => Archive.Balayer();

    /// <summary>True for a file that holds a table: CSV or Excel.</summary>
    public static bool EstListe(string chemin)
    {
        using var fichier = File.OpenRead(chemin);
        return DetecteurListe.Reconnaitre(fichier) != FormatListe.Aucun;
    }

    /// <summary>Recognises a file, and says what orders it among others: flows by the creation that their header tells, then archives, then lists, which speak of people that
    /// flows make known.</summary>
    public static (GenreFichier Genre, DateTime Ordre) Reconnaitre(DemandeImport demande)
    {
        using var fichier = File.OpenRead(demande.Chemin);
        try
        {
            if (DetecteurListe.Reconnaitre(fichier) == FormatListe.Aucun)
            {
                using var source = SourceFlux.Ouvrir(SourceFlux.Reconnaitre(demande.Chemin), fichier);
                return (GenreFichier.Flux, source.LireEnTete().Creation);
            }

            using var liste = LecteurListe.Ouvrir(fichier);
            return (NaturesListe.Reconnaitre(liste, demande.NomFichier) == NatureListe.Personnes ? GenreFichier.ListeDePersonnes : GenreFichier.ListeConnue, DateTime.MaxValue);
        }
        catch (FluxRefuseException refus)
        {
            return refus.Code.StartsWith("liste.", StringComparison.Ordinal) ? (GenreFichier.ListeConnue, DateTime.MaxValue) : (GenreFichier.Flux, DateTime.MaxValue.AddDays(-1));
        }
    }

    private async Task<List<ResultatFichier>> ImporterToutAsync(List<DemandeImport> demandes, IProgress<AvancementImport>? avancement, CancellationToken annulation)
    {
        var resultats = new List<ResultatFichier>(demandes.Count);
        foreach (var demande in demandes)
        {
            try
            {
                resultats.Add(new(demande.NomFichier, await ImporterUnAsync(demande, avancement, annulation), null));
            }
            catch (FluxRefuseException refus)
            {
                resultats.Add(new(demande.NomFichier, null, refus.Message));
            }
        }

        return resultats;
    }

    private Task<RapportImport> ImporterUnAsync(DemandeImport demande, IProgress<AvancementImport>? avancement, CancellationToken annulation) =>
        EstListe(demande.Chemin)
            ? new ImporteurListe(connexions).ImporterAsync(demande, avancement, annulation)
            : new ImporteurFlux(connexions).ImporterAsync(demande, avancement, annulation);

    /// <summary>Unpacks an archive; one that is refused is written in the register like any other file.</summary>
    private async Task<Archive> DeballerAsync(DemandeImport demande, CancellationToken annulation)
    {
        try
        {
            return await Task.Run(() => Archive.Deballer(demande.Chemin), annulation);
        }
        catch (FluxRefuseException refus)
        {
            var servis = await DepartementsServis.ListerAsync(connexions, annulation);
            if (Destinataire.DuRefus(demande.Departement, servis) is { } departement)
            {
                await RegistreFlux.NoterRefusAsync(connexions, demande, departement, null, new FileInfo(demande.Chemin).Length, refus, annulation);
            }

            throw;
        }
    }
}

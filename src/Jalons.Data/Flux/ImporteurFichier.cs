using Jalons.Data.Flux.Listes;
using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;

namespace Jalons.Data.Flux;

/// <summary>Imports a received file, flow or list, recognised by its content.</summary>
/// <param name="connexions">Both ways into the database.</param>
public sealed class ImporteurFichier(ConnexionsJalons connexions)
{
    /// <summary>Imports the file.</summary>
    /// <exception cref="FluxRefuseException">The whole file is refused; nothing of it was applied.</exception>
    public Task<RapportImport> ImporterAsync(DemandeImport demande, IProgress<AvancementImport>? avancement = null, CancellationToken annulation = default) =>
        EstListe(demande.Chemin)
            ? new ImporteurListe(connexions).ImporterAsync(demande, avancement, annulation)
            : new ImporteurFlux(connexions).ImporterAsync(demande, avancement, annulation);

    /// <summary>True for a file that holds a table: CSV or Excel.</summary>
    public static bool EstListe(string chemin)
    {
        using var fichier = File.OpenRead(chemin);
        return DetecteurListe.Reconnaitre(fichier) != FormatListe.Aucun;
    }
}

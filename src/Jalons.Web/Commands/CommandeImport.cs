using System.CommandLine;
using Jalons.Data.Flux;
using Jalons.Data.Socle;
using Jalons.Flux.Caf;

namespace Jalons.Web.Commands;

/// <summary><c>jalons import FICHIER</c>: applies a CAF/MSA flow, or a list whose columns are known, all of it or nothing.</summary>
public sealed class CommandeImport : CommandeJalons
{
    private readonly Argument<FileInfo> fichier = new("fichier") { Description = "Flux reçu de la CAF ou de la MSA, ou liste de France Travail ou de la CNAF.", HelpName = "FICHIER" };

    /// <summary>Declares the command.</summary>
    public CommandeImport()
        : base("import", "Importe un flux de la CAF ou de la MSA, ou une liste : tout est appliqué, ou rien.") =>
        Add(fichier);

    /// <inheritdoc/>
    protected override async Task<int> ExecuterAsync(ParseResult saisie, Sortie sortie, CancellationToken annulation)
    {
        var recu = saisie.GetRequiredValue(fichier);
        if (!recu.Exists)
        {
            return sortie.Echec($"Le fichier « {recu.FullName} » n’existe pas ou n’est pas un fichier. Vérifiez le chemin.");
        }

        await using var installation = await Installation.OuvrirAsync(sortie.Avis, annulation);
        await PrevenirAsync(installation, sortie, annulation);
        try
        {
            var demande = new DemandeImport(recu.FullName, recu.Name, null, TimeProvider.System.GetUtcNow());
            return Rendre(await new ImporteurFichier(installation.Connexions).ImporterAsync(demande, null, annulation), sortie);
        }
        catch (FluxRefuseException refus)
        {
            return sortie.Echec(refus.Message);
        }
        catch (IOException panne)
        {
            return sortie.Echec($"Le fichier ne peut pas être lu : {panne.Message}");
        }
    }

    private static int Rendre(IReadOnlyList<ResultatFichier> resultats, Sortie sortie)
    {
        if (resultats.Select(r => r.Rapport).FirstOrDefault(r => r is { DepartementOuvert: true }) is { } ouvert)
        {
            sortie.Avis($"Cette installation ne servait aucun département : elle sert maintenant le département {ouvert.Departement}, désigné par le flux.");
        }

        if (resultats is [{ Rapport: { } seul }])
        {
            return sortie.Resultat(Document(seul), Lignes(seul));
        }

        var statut = sortie.Resultat(
            new { Fichiers = resultats.Select(r => new { r.Nom, r.Refus, Rapport = r.Rapport is { } rapport ? Document(rapport) : null }) },
            resultats.SelectMany(r => r.Rapport is { } rapport ? [r.Nom, .. Lignes(rapport)] : new[] { r.Nom, $"  refusé : {r.Refus}" }));
        return resultats.All(r => r.Rapport is null) ? 1 : statut;
    }

    private static object Document(RapportImport rapport) => new
    {
        rapport.Format,
        rapport.Nature,
        rapport.DateFlux,
        rapport.Departement,
        rapport.DejaImporte,
        rapport.Foyers,
        rapport.Personnes,
        rapport.Crees,
        rapport.Modifies,
        rapport.Inchanges,
        rapport.Anterieurs,
        rapport.Rejetes,
        rapport.Annonces,
        rapport.Rejets,
        rapport.Avertissements,
    };

    private static IEnumerable<string> Lignes(RapportImport rapport) =>
    [
        $"{(rapport.EstListe ? "Liste" : "Flux")} {rapport.Format} {rapport.Nature} du {rapport.DateFlux:dd/MM/yyyy} à {rapport.DateFlux:HH:mm}, département {rapport.Departement}{(rapport.DejaImporte ? " (déjà importé)" : "")}",
        .. rapport.EstListe
            ? new[]
            {
                $"  {rapport.Foyers} lignes, {rapport.Personnes} personnes reconnues",
                $"  {rapport.Crees} nouvelles, {rapport.Modifies} modifiées, {rapport.Inchanges} inchangées, {rapport.Rejetes} rejetées",
            }
            :
            [
                $"  {rapport.Foyers} foyers, {rapport.Personnes} personnes",
                $"  {rapport.Crees} créés, {rapport.Modifies} modifiés, {rapport.Inchanges} inchangés, {rapport.Rejetes} rejetés",
            ],
        .. rapport.Rejets.Select(r => rapport.EstListe ? $"  rejet, ligne {r.Rang} : {r.Motif}" : $"  rejet {r.Rang}, demande {r.Numero ?? "illisible"} : {r.Motif}"),
        .. rapport.Avertissements.Select(a => $"  attention : {a}"),
    ];
}

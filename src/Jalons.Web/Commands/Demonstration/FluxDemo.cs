using System.Globalization;
using Jalons.Data.Flux;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Flux.Generation;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>Makes the flows of the demonstration and gives them to the real importer; one is made while the one before is imported.</summary>
/// <param name="reglages">What is asked for.</param>
/// <param name="programme">When.</param>
/// <param name="connexions">The database.</param>
/// <param name="dossier">Where the files are written.</param>
internal sealed class FluxDemo(ReglagesDemo reglages, ProgrammeDemo programme, ConnexionsJalons connexions, string dossier)
{
    /// <summary>Where the files are written.</summary>
    public string Dossier => dossier;

    private readonly ImporteurFlux importeur = new(connexions);
    private readonly GenerateurFlux generateur = new(new OptionsGenerateur(
        reglages.Departement, reglages.Foyers, programme.Reference, ReglagesDemo.Graine,
        Path.Combine(Depot.Racine, "node_modules", "@etalab", "decoupage-administratif", "data", "communes.json"))
    {
        Personnes = reglages.Personnes,
    });

    /// <summary>Claims of each instruction flow that wait for the payer to say the right.</summary>
    private const int DemandesSansDroit = 3;

    /// <summary>Months of which the overpayments transferred, and the movements of the advance, were received.</summary>
    private const int MoisDeCreances = 6;
    private const int MoisDAcomptes = 3;

    private Task<string>? prepare;
    private int rang;

    /// <summary>Imports the next flow of the programme.</summary>
    /// <param name="gestionnaire">Who drops it.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<RapportImport> ImporterSuivantAsync(Agent gestionnaire, CancellationToken annulation)
    {
        var flux = programme.Flux[rang];
        var fichier = await (prepare ?? Preparer(flux));
        prepare = ++rang < programme.Flux.Count ? Preparer(programme.Flux[rang]) : null;
        var rapport = await importeur.ImporterAsync(new DemandeImport(fichier, Path.GetFileName(fichier), gestionnaire, flux.RecuLe), null, annulation);
        File.Delete(fichier);
        return rapport;
    }

    /// <summary>Imports the accounting flows of the last months, received in the middle of the next one: overpayments transferred, and movements of the advance.</summary>
    public async Task ImporterComptesAsync(Agent gestionnaire, CancellationToken annulation)
    {
        for (var recul = MoisDeCreances - 1; recul >= 0; recul--)
        {
            var mois = programme.Reference.AddMonths(-recul);
            var recuLe = JoursOuvres.Suivant(mois.AddMonths(1).AddDays(11)).AParis(new TimeOnly(14, 20));
            if (recuLe < programme.FinDuRecit)
            {
                await ImporterComptesAsync("creances", generateur.Comptes.EcrireCreances, mois, recuLe, gestionnaire, annulation);
                if (recul < MoisDAcomptes)
                {
                    await ImporterComptesAsync("acomptes", generateur.Comptes.EcrireAcomptes, mois, recuLe.AddMinutes(3), gestionnaire, annulation);
                }
            }
        }
    }

    /// <summary>Writes the flow that the visitor will drop.</summary>
    /// <returns>The file.</returns>
    public string EcrireADeposer() => Ecrire(new FluxPrevu(NatureFluxDemo.Quotidien, programme.ADeposer, programme.Flux[^1].Jour, programme.Maintenant));

    private async Task ImporterComptesAsync(
        string nom, Func<Stream, DateOnly, int> ecrire, DateOnly mois, DateTimeOffset recuLe, Agent gestionnaire, CancellationToken annulation)
    {
        var chemin = Path.Combine(dossier, string.Create(CultureInfo.InvariantCulture, $"{nom}-{mois:yyyy-MM}.xml"));
        int foyers;
        await using (var sortie = File.Create(chemin))
        {
            foyers = ecrire(sortie, mois);
        }

        if (foyers > 0)
        {
            await importeur.ImporterAsync(new DemandeImport(chemin, Path.GetFileName(chemin), gestionnaire, recuLe), null, annulation);
        }

        File.Delete(chemin);
    }

    private Task<string> Preparer(FluxPrevu flux) => Task.Run(() => Ecrire(flux));

    private string Ecrire(FluxPrevu flux)
    {
        Directory.CreateDirectory(dossier);
        var chemin = Path.Combine(dossier, string.Create(
            CultureInfo.InvariantCulture, $"{flux.Nom}-{flux.Jour.ToString(flux.EstMensuel ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture)}.xml"));
        using var sortie = File.Create(chemin);
        switch (flux.Nature)
        {
            case NatureFluxDemo.MensuelPasse: generateur.EcrireMensuelAnterieur(sortie, flux.Jour); break;
            case NatureFluxDemo.QuotidienPasse: generateur.EcrireQuotidienAnterieur(sortie, flux.Jour, flux.Depuis); break;
            case NatureFluxDemo.Instruction: generateur.EcrireInstruction(sortie, flux.Jour, DemandesSansDroit); break;
            case NatureFluxDemo.Mensuel: generateur.EcrireMensuel(sortie); break;
            default: generateur.EcrireQuotidien(sortie, flux.Jour, Math.Max(2, reglages.Foyers / 200), Nouveaux(flux), sosies: 1); break;
        }

        if (flux.Nature == NatureFluxDemo.Quotidien && (flux.Jour == programme.ADeposer || flux == programme.Flux[^4]))
        {
            Abimer(sortie);
        }

        if (flux == programme.Flux[^4])
        {
            Renumeroter(sortie, 1);
            Renumeroter(sortie, 2);
            Ecraser(sortie, o => o.AsSpan().IndexOf("<SITFAM>"u8), "<SITFAM>".Length, "Z"u8);
        }

        return chemin;
    }

    /// <summary>One record of the flow holds a date that does not exist: the importer puts it aside, and applies the others.</summary>
    private static void Abimer(FileStream flux) => Ecraser(flux, o => o.AsSpan().LastIndexOf("<DTDEMRSA>"u8), "<DTDEMRSA>2026-".Length, "13"u8);

    /// <summary>The household written at a rank comes under another claim number.</summary>
    private static void Renumeroter(FileStream flux, int rang) =>
        Ecraser(flux, o => Enumerable.Range(0, rang).Aggregate(0, (debut, _) => debut + o.AsSpan(debut).IndexOf("<NUMDEMRSA>"u8) + 1) - 1, "<NUMDEMRSA>".Length, "9"u8);

    private static void Ecraser(FileStream flux, Func<byte[], int> chercher, int apres, ReadOnlySpan<byte> valeur)
    {
        var octets = new byte[flux.Length];
        flux.Position = 0;
        flux.ReadExactly(octets);
        if (chercher(octets) is >= 0 and var balise)
        {
            flux.Position = balise + apres;
            flux.Write(valeur);
        }
    }

    /// <summary>About two households out of a hundred claim each month.</summary>
    private int Nouveaux(FluxPrevu flux) => Math.Max(1, reglages.Foyers * Math.Max(1, flux.Jour.DayNumber - flux.Depuis.DayNumber) * 2 / 3_000);
}

using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Referentiel;
using Jalons.Flux.Caf;

namespace Jalons.Data.Flux;

/// <summary>The département a flow is for (<c>references/cnaf/flux.md</c> §2.4: before any write).</summary>
/// <param name="Code">Its INSEE code.</param>
/// <param name="AOuvrir">Set when the installation serves no département yet: it takes this one when the import succeeds.</param>
internal sealed record Destinataire(string Code, DepartementServi? AOuvrir)
{
    /// <summary>One that is served, or the first one of an empty installation.</summary>
    /// <param name="designe">Named by the first household that names one; null when none does.</param>
    /// <param name="attendu">Département of the agent; null from the command line.</param>
    /// <param name="servis">Départements of the installation.</param>
    /// <exception cref="FluxRefuseException">The flow is for somebody else, or nobody.</exception>
    public static Destinataire Choisir(string? designe, string? attendu, IReadOnlyList<DepartementServi> servis)
    {
        var code = designe ?? attendu ?? (servis.Count == 1 ? servis[0].Code : null)
            ?? throw Refus("Ce flux ne contient aucun foyer lisible : rien ne dit à quel département il est destiné.");
        if (attendu is not null && code != attendu)
        {
            throw Refus($"Ce flux est destiné au département {code}, pas au département {attendu} : vérifiez que vous avez choisi le bon fichier.");
        }

        if (servis.Any(s => s.Code == code))
        {
            return new(code, null);
        }

        if (!Departements.NomParCode.TryGetValue(code, out var nom))
        {
            throw Refus($"Ce flux se dit destiné au département « {code} », qui n’existe pas : vérifiez d’où vient ce fichier.");
        }

        return servis.Count == 0
            ? new(code, new DepartementServi(code, nom))
            : throw Refus($"Ce flux est destiné au département {code}, que cette installation ne sert pas. Pour l’ajouter : ./jalons departement {code}");
    }

    /// <summary>In whose register a refusal is written: the département it concerns when it is served, else the only one served; null when
    /// there is nobody to tell.</summary>
    public static string? DuRefus(string? concerne, IReadOnlyList<DepartementServi> servis) =>
        servis.Any(s => s.Code == concerne) ? concerne : servis.Count == 1 ? servis[0].Code : null;

    private static FluxRefuseException Refus(string phrase) => new("flux.departement", phrase + " Rien n’a été modifié.");
}

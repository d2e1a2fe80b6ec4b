using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Orientation;

/// <summary>How the diagnostic was carried out.</summary>
public enum ModeDiagnostic
{
    /// <summary>Face to face.</summary>
    EnPresence,

    /// <summary>By telephone or video.</summary>
    ADistance,

    /// <summary>From the file alone, without the person.</summary>
    SurPieces,
}

/// <summary>
/// One version of the diagnostic of a person (seed 002 annex 2; Code du travail L5411-5-2). A later version completes it and never
/// erases it: who knew what, on which day, stays readable. Two people who start from the same version cannot both write the next one.
/// </summary>
public sealed class Diagnostic
{
    private Diagnostic()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DiagnosticId Id { get; private set; }

    /// <summary>Département.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>The parcours it opens.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public ParcoursId Parcours { get; private set; }

    /// <summary>The person.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public PersonneId Personne { get; private set; }

    /// <summary>1 for the first, then one more each time.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public int Version { get; private set; }

    /// <summary>Day it was carried out with the person (<c>date_diagnostic</c>), not the day it was typed.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly EtabliLe { get; private set; }

    /// <summary>How it was carried out.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public ModeDiagnostic Mode { get; private set; }

    /// <summary>When it was written down, UTC.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset SaisiLe { get; private set; }

    /// <summary>Who wrote it down.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public CompteId Auteur { get; private set; }

    /// <summary>Name of the author, as it was that day.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string NomAuteur { get; private set; } = "";

    /// <summary>What the person said.</summary>
    public ReponsesDiagnostic Reponses { get; private set; } = ReponsesDiagnostic.Vides;

    /// <summary>Writes the next version of a diagnostic.</summary>
    /// <param name="parcours">Of whom.</param>
    /// <param name="precedent">The version the author started from; null for the first.</param>
    /// <param name="reponses">All the answers, not only the new ones.</param>
    /// <param name="etabliLe">Day it was carried out.</param>
    /// <param name="mode">How.</param>
    /// <param name="auteur">Who.</param>
    /// <param name="instant">Now.</param>
    public static Result<Diagnostic> Etablir(
        Parcours parcours, Diagnostic? precedent, ReponsesDiagnostic reponses, DateOnly etabliLe, ModeDiagnostic mode, Agent auteur, DateTimeOffset instant)
    {
        var nettes = reponses.Nettoyees();
        if (nettes.Verifier() is { } refus)
        {
            return refus;
        }

        if (etabliLe > instant.JourAParis())
        {
            return new Refus("diagnostic.date", "La date du diagnostic est dans le futur : indiquez le jour où il a été mené.");
        }

        if (precedent is not null && (precedent.Reponses, precedent.EtabliLe, precedent.Mode) == (nettes, etabliLe, mode))
        {
            return new Refus("diagnostic.inchange", "Rien n’a changé depuis la dernière version : il n’y a rien à enregistrer.");
        }

        return new Diagnostic
        {
            Departement = parcours.Departement,
            Parcours = parcours.Id,
            Personne = parcours.Personne,
            Version = (precedent?.Version ?? 0) + 1,
            EtabliLe = etabliLe,
            Mode = mode,
            SaisiLe = instant.ToUniversalTime(),
            Auteur = auteur.Id,
            NomAuteur = auteur.Nom,
            Reponses = nettes,
        };
    }
}

/// <summary>Words people read for a <see cref="ModeDiagnostic"/>.</summary>
public static class LibellesModeDiagnostic
{
    /// <summary>Label of the mode.</summary>
    public static string Libelle(this ModeDiagnostic mode) => mode switch
    {
        ModeDiagnostic.EnPresence => "En présence de la personne",
        ModeDiagnostic.ADistance => "Par téléphone ou en visio",
        ModeDiagnostic.SurPieces => "Sur dossier, sans la personne",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}

using Jalons.Domain.Dossiers;

namespace Jalons.Data.Dossiers.Repertoires;

/// <summary>What the directory keeps of each person: two bytes each, a code or a day.</summary>
internal enum Champ
{
    /// <summary>Day of birth.</summary>
    Naissance,

    /// <summary>Day of the claim of an open right.</summary>
    Demande,

    /// <summary>Commune, by its rank in the directory.</summary>
    Commune,

    /// <summary>EPCI of the commune, by its rank.</summary>
    Territoire,

    /// <summary>State of the right of the household.</summary>
    Droit,

    /// <summary>Role in the household.</summary>
    Role,

    /// <summary>Couple or alone, with or without children.</summary>
    Famille,

    /// <summary>Flag of droits et devoirs.</summary>
    DroitsDevoirs,

    /// <summary>Where the accompaniment stands.</summary>
    Accompagnement,

    /// <summary>Parcours of the orientation in force.</summary>
    Orientation,

    /// <summary>Organisme in charge, by its rank.</summary>
    Organisme,

    /// <summary>Référent, by their rank.</summary>
    Referent,

    /// <summary>Day since which an orientation, or else a référent, is waited for.</summary>
    Attente,

    /// <summary>Last day of the last contract.</summary>
    Contrat,

    /// <summary>Day of the last news.</summary>
    Nouvelle,

    /// <summary>Day of the next rendez-vous.</summary>
    ProchainRendezVous,

    /// <summary>What became of the last rendez-vous.</summary>
    DernierRendezVous,

    /// <summary>What is missing, one bit each.</summary>
    Manque,

    /// <summary>Present state at France Travail.</summary>
    FranceTravail,

    /// <summary>Whether the person is only somebody's dependant.</summary>
    ACharge,
}

/// <summary>What a list is filtered by, and counted by. Several values of one criterion add up; criteria restrict each other.</summary>
public enum Critere
{
    /// <summary>Those whom the RSA or the accompaniment is about, and those who are only their dependants: children and other people of a household, never accompanied.</summary>
    ACharge,

    /// <summary>EPCI.</summary>
    Territoire,

    /// <summary>Commune.</summary>
    Commune,

    /// <summary>State of the right.</summary>
    Droit,

    /// <summary>Seniority in the RSA, since the claim of the open right.</summary>
    Anciennete,

    /// <summary>Completed years.</summary>
    Age,

    /// <summary>Composition of the household.</summary>
    Famille,

    /// <summary>Role in the household.</summary>
    Role,

    /// <summary>Bound to droits et devoirs.</summary>
    DroitsDevoirs,

    /// <summary>RSA, outside the RSA, ended, never.</summary>
    Accompagnement,

    /// <summary>Parcours, or none yet.</summary>
    Orientation,

    /// <summary>Organisme in charge.</summary>
    Organisme,

    /// <summary>Référent unique.</summary>
    Referent,

    /// <summary>None, in force, expired.</summary>
    Contrat,

    /// <summary>Next rendez-vous, or none.</summary>
    RendezVous,

    /// <summary>What became of the last rendez-vous.</summary>
    DernierRendezVous,

    /// <summary>No phone, no e-mail, no social security number.</summary>
    Manque,

    /// <summary>Registered at France Travail.</summary>
    FranceTravail,
}

/// <summary>What a list is filtered by with a number of days.</summary>
public enum Seuil
{
    /// <summary>Waiting for an orientation or a référent for so many days at least.</summary>
    Attente,

    /// <summary>The contract in force ends within so many days.</summary>
    FinContrat,

    /// <summary>A rendez-vous is set within so many days.</summary>
    RendezVous,

    /// <summary>Without news for so many days at least.</summary>
    SansNouvelle,
}

/// <summary>Order of a list.</summary>
public enum TriListe
{
    /// <summary>By name.</summary>
    Nom,

    /// <summary>The youngest people first.</summary>
    Age,

    /// <summary>The oldest right first.</summary>
    Anciennete,

    /// <summary>The oldest news first.</summary>
    Nouvelle,
}

/// <summary>Days as two bytes: 0 is no day.</summary>
internal static class Jours
{
    /// <summary>How many codes there are.</summary>
    public const int Nombre = ushort.MaxValue + 1;

    private static readonly int Origine = new DateOnly(1890, 1, 1).DayNumber - 1;

    /// <summary>The code of a day; days out of 1890–2069 take the nearest.</summary>
    public static ushort Code(DateOnly? jour) => jour is { } j ? (ushort)Math.Clamp(j.DayNumber - Origine, 1, ushort.MaxValue) : (ushort)0;

    /// <summary>The day of a code other than 0.</summary>
    public static DateOnly Jour(int code) => DateOnly.FromDayNumber(code + Origine);
}

/// <summary>Codes of the fields that are no day; 0 is "does not apply".</summary>
internal static class CodesChamp
{
    /// <summary>Open parcours without organisme, or without référent.</summary>
    public const ushort Personne = 1;

    /// <summary>Open parcours that waits for its orientation.</summary>
    public const ushort AOrienter = 1;

    /// <summary>Accompanied through the RSA.</summary>
    public const ushort EnCours = 1;

    /// <summary>Accompanied outside the RSA.</summary>
    public const ushort HorsRsa = 2;

    /// <summary>The last parcours ended.</summary>
    public const ushort Sorti = 3;

    /// <summary>State of the right; null of a household known by its claim only is a claim that waits.</summary>
    public static ushort Droit(short? etat, bool foyer) => !foyer ? (ushort)0 : (ushort)(1 + (etat ?? (short)EtatDroit.EnAttente));
}

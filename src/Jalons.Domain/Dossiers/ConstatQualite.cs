namespace Jalons.Domain.Dossiers;

/// <summary>Something that is missing in files, and that somebody can look for (issue 3, 7).</summary>
public enum ConstatQualite
{
    /// <summary>Nobody can call the person.</summary>
    SansTelephone,

    /// <summary>Nobody can write to the person by e-mail.</summary>
    SansCourriel,

    /// <summary>The person has no social security number: flows recognise them by their names only.</summary>
    SansNir,

    /// <summary>No référent unique.</summary>
    SansReferent,

    /// <summary>An adult is present in two open dossiers: perhaps one household under two claim numbers.</summary>
    DeuxDossiers,

    /// <summary>The current address of the dossier has no commune: its territory is not known.</summary>
    SansAdresseSituee,

    /// <summary>The payer no longer sends the dossier, and did not say why.</summary>
    PlusTransmis,
}

/// <summary>Words for <see cref="ConstatQualite"/>.</summary>
public static class LibellesConstat
{
    /// <summary>True when people are counted, false when dossiers are.</summary>
    public static bool PorteSurDesPersonnes(this ConstatQualite constat) => constat is not (ConstatQualite.DeuxDossiers or ConstatQualite.SansAdresseSituee or ConstatQualite.PlusTransmis);

    /// <summary>In French, as the name of a list.</summary>
    public static string Libelle(this ConstatQualite constat) => constat switch
    {
        ConstatQualite.SansTelephone => "Personnes sans téléphone",
        ConstatQualite.SansCourriel => "Personnes sans adresse électronique",
        ConstatQualite.SansNir => "Personnes sans numéro de sécurité sociale",
        ConstatQualite.SansReferent => "Personnes sans référent",
        ConstatQualite.DeuxDossiers => "Adultes présents dans deux dossiers ouverts",
        ConstatQualite.SansAdresseSituee => "Dossiers dont l’adresse n’est pas située",
        ConstatQualite.PlusTransmis => "Dossiers que la caisse ne transmet plus",
        _ => throw new ArgumentOutOfRangeException(nameof(constat), constat, null),
    };

    /// <summary>In French, what can be done.</summary>
    public static string QueFaire(this ConstatQualite constat) => constat switch
    {
        ConstatQualite.SansTelephone or ConstatQualite.SansCourriel => "Une liste de contacts de la CNAF en apporte ; un agent peut aussi l’écrire dans le dossier.",
        ConstatQualite.SansNir => "La caisse l’envoie quand elle le connaît. Sans lui, la personne est reconnue à ses noms et à sa date de naissance.",
        ConstatQualite.SansReferent => "Elles attendent une orientation, ou que leur organisme désigne quelqu’un.",
        ConstatQualite.DeuxDossiers => "Si c’est un seul foyer, connu sous deux numéros ou par deux caisses, réunissez ses deux dossiers.",
        ConstatQualite.SansAdresseSituee => "Sans commune, un dossier n’est d’aucun territoire : demandez à la caisse de corriger l’adresse.",
        ConstatQualite.PlusTransmis => "Ils seront clos au bout du délai réglé par le département, sauf si la caisse les envoie de nouveau.",
        _ => throw new ArgumentOutOfRangeException(nameof(constat), constat, null),
    };
}

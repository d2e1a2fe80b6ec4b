using Jalons.Domain.Socle;

namespace Jalons.Domain.Carnet;

/// <summary>Identifies a goal.</summary>
public readonly record struct ObjectifId(long Valeur) : IIdentifiant<ObjectifId>
{
    /// <inheritdoc/>
    public static ObjectifId De(long valeur) => new(valeur);
}

/// <summary>Identifies an action of the plan.</summary>
public readonly record struct ActionPrevueId(long Valeur) : IIdentifiant<ActionPrevueId>
{
    /// <inheritdoc/>
    public static ActionPrevueId De(long valeur) => new(valeur);
}

/// <summary>Who carries out an action.</summary>
public enum ResponsableAction
{
    /// <summary>The person.</summary>
    Personne,

    /// <summary>The référent unique.</summary>
    Referent,

    /// <summary>The organisme in charge, or a partner it calls on.</summary>
    Organisme,
}

/// <summary>
/// What an action works on: the fifteen types of the national survey, table 4 (<c>references/indicateurs.md</c> A.4). Social and
/// professional matters are one list: nothing separates them (seed 002 l.541, AT-51).
/// </summary>
public enum DomaineAction
{
    /// <summary>01, professional skills.</summary>
    Competences,

    /// <summary>02, looking for a job.</summary>
    RechercheEmploi,

    /// <summary>03, job in insertion par l'activité économique.</summary>
    Iae,

    /// <summary>04, self-employment.</summary>
    NonSalarie,

    /// <summary>05, subsidised job.</summary>
    EmploiAide,

    /// <summary>06, ordinary job.</summary>
    EmploiNonAide,

    /// <summary>07, social ties, life in the community.</summary>
    LienSocial,

    /// <summary>08, getting about.</summary>
    Mobilite,

    /// <summary>09, housing.</summary>
    Logement,

    /// <summary>10, access to care.</summary>
    Soins,

    /// <summary>11, managing money.</summary>
    AutonomieFinanciere,

    /// <summary>12, family, being a parent.</summary>
    Famille,

    /// <summary>13, reading, writing, French.</summary>
    SavoirsDeBase,

    /// <summary>14, rights and paperwork.</summary>
    Droits,

    /// <summary>15, anything else.</summary>
    Autre,
}

/// <summary>A goal of the plan and the actions that lead to it. Written with the contract, never changed once it is signed.</summary>
public sealed class Objectif
{
    private readonly List<ActionPrevue> _actions = [];

    private Objectif()
    {
    }

    /// <summary>Writes a goal.</summary>
    public Objectif(int rang, DomaineAction domaine, string libelle, IEnumerable<ActionPrevue> actions)
    {
        (Rang, Domaine, Libelle) = (rang, domaine, libelle);
        _actions.AddRange(actions);
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public ObjectifId Id { get; private set; }

    /// <summary>Place in the plan, from 1.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public int Rang { get; private set; }

    /// <summary>What it works on.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DomaineAction Domaine { get; private set; }

    /// <summary>The goal, in the words agreed with the person.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string Libelle { get; private set; } = "";

    /// <summary>Its actions, in order.</summary>
    public IReadOnlyList<ActionPrevue> Actions => _actions;
}

/// <summary>One action of the plan: what, who, by when.</summary>
public sealed class ActionPrevue
{
    private ActionPrevue()
    {
    }

    /// <summary>Writes an action; a draft may still miss who or when.</summary>
    public ActionPrevue(int rang, string libelle, ResponsableAction? responsable, DateOnly? echeance) =>
        (Rang, Libelle, Responsable, Echeance) = (rang, libelle, responsable, echeance);

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public ActionPrevueId Id { get; private set; }

    /// <summary>Place under the goal, from 1.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public int Rang { get; private set; }

    /// <summary>What is to be done.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string Libelle { get; private set; } = "";

    /// <summary>Who does it.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public ResponsableAction? Responsable { get; private set; }

    /// <summary>By when.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? Echeance { get; private set; }
}

/// <summary>Words people read for the lists of this brique.</summary>
public static class LibellesCarnet
{
    /// <summary>Label of a person in charge, as a professional reads it.</summary>
    public static string Libelle(this ResponsableAction responsable) => responsable switch
    {
        ResponsableAction.Personne => "La personne",
        ResponsableAction.Referent => "Le référent",
        ResponsableAction.Organisme => "L’organisme",
        _ => throw new ArgumentOutOfRangeException(nameof(responsable)),
    };

    /// <summary>Label of a domain.</summary>
    public static string Libelle(this DomaineAction domaine) => domaine switch
    {
        DomaineAction.Competences => "Développer ses compétences",
        DomaineAction.RechercheEmploi => "Rechercher un emploi",
        DomaineAction.Iae => "Travailler dans l’insertion par l’activité économique",
        DomaineAction.NonSalarie => "Créer ou développer son activité",
        DomaineAction.EmploiAide => "Prendre un emploi aidé",
        DomaineAction.EmploiNonAide => "Prendre un emploi",
        DomaineAction.LienSocial => "Lien social et vie citoyenne",
        DomaineAction.Mobilite => "Se déplacer",
        DomaineAction.Logement => "Se loger",
        DomaineAction.Soins => "Accéder aux soins",
        DomaineAction.AutonomieFinanciere => "Gérer son budget",
        DomaineAction.Famille => "Famille et parentalité",
        DomaineAction.SavoirsDeBase => "Lire, écrire, compter, parler français",
        DomaineAction.Droits => "Accéder à ses droits, faire ses démarches",
        DomaineAction.Autre => "Autre",
        _ => throw new ArgumentOutOfRangeException(nameof(domaine)),
    };
}

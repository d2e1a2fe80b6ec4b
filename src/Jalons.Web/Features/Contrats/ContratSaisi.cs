using System.ComponentModel.DataAnnotations;
using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Web.Ui.Suivi;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Contrats;

/// <summary>An action as it is typed.</summary>
public sealed class ActionDuFormulaire
{
    /// <summary>What.</summary>
    [Display(Name = "Action")]
    [StringLength(300)]
    public string? Libelle { get; set; }

    /// <summary>Who.</summary>
    [Display(Name = "Qui la fait")]
    public ResponsableAction? Responsable { get; set; }

    /// <summary>By when.</summary>
    [Display(Name = "Pour le")]
    public DateOnly? Echeance { get; set; }
}

/// <summary>A goal as it is typed.</summary>
public sealed class ObjectifDuFormulaire
{
    /// <summary>The goal.</summary>
    [Display(Name = "Objectif")]
    [StringLength(300)]
    public string? Libelle { get; set; }

    /// <summary>What it works on.</summary>
    [Display(Name = "Domaine")]
    public DomaineAction Domaine { get; set; } = DomaineAction.RechercheEmploi;

    /// <summary>Its actions.</summary>
    public List<ActionDuFormulaire> Actions { get; set; } = [];
}

/// <summary>The contract as the référent types it.</summary>
public sealed class ContratSaisi
{
    private const int ActionsMontrees = 2;

    /// <summary>First day.</summary>
    [Display(Name = "Premier jour")]
    public DateOnly? Debut { get; set; }

    /// <summary>Months.</summary>
    [Display(Name = "Durée, en mois")]
    public int? DureeMois { get; set; }

    /// <summary>Weekly hours.</summary>
    [Display(Name = "Heures d’activité par semaine")]
    public int? HeuresHebdo { get; set; }

    /// <summary>Why fewer than fifteen.</summary>
    [Display(Name = "Moins de 15 heures : pour quelle raison ?")]
    public MotifReductionHeures? MotifReduction { get; set; }

    /// <summary>The other difficulty.</summary>
    [Display(Name = "Si autre difficulté, laquelle")]
    [StringLength(300)]
    public string? PrecisionReduction { get; set; }

    /// <summary>Weeks between two rendez-vous.</summary>
    [Display(Name = "Un rendez-vous toutes les … semaines")]
    public int? RythmeSemaines { get; set; }

    /// <summary>Rights and duties explained.</summary>
    [Display(Name = "J’ai expliqué à la personne ses droits et ses devoirs")]
    public bool DroitsDevoirsExpliques { get; set; }

    /// <summary>Goals.</summary>
    public List<ObjectifDuFormulaire> Objectifs { get; set; } = [];

    /// <summary>What the service does, one sentence per line.</summary>
    [Display(Name = "Ce que nous faisons")]
    [DataType(DataType.MultilineText)]
    [StringLength(4000)]
    public string? EngagementsService { get; set; }

    /// <summary>What the person does, one sentence per line.</summary>
    [Display(Name = "Ce que la personne fait")]
    [DataType(DataType.MultilineText)]
    [StringLength(4000)]
    public string? EngagementsPersonne { get; set; }

    /// <summary>Who can carry out an action.</summary>
    public static IReadOnlyList<SelectListItem> Responsables { get; } = ListesDeChoix.De<ResponsableAction>(r => r.Libelle());

    /// <summary>Domains offered.</summary>
    public static IReadOnlyList<SelectListItem> Domaines { get; } = ListesDeChoix.De<DomaineAction>(d => d.Libelle());

    /// <summary>Lawful reasons for fewer hours.</summary>
    public static IReadOnlyList<SelectListItem> Motifs { get; } = ListesDeChoix.De<MotifReductionHeures>(m => m.Libelle());

    /// <summary>The draft as it is typed, with empty lines ready.</summary>
    public static ContratSaisi De(ContenuContrat contenu)
    {
        var saisie = new ContratSaisi
        {
            Debut = contenu.Debut,
            DureeMois = contenu.DureeMois,
            HeuresHebdo = contenu.HeuresHebdo,
            MotifReduction = contenu.MotifReduction,
            PrecisionReduction = contenu.PrecisionReduction,
            RythmeSemaines = contenu.RythmeSemaines,
            DroitsDevoirsExpliques = contenu.DroitsDevoirsExpliques,
            EngagementsService = string.Join('\n', contenu.EngagementsService),
            EngagementsPersonne = string.Join('\n', contenu.EngagementsPersonne),
            Objectifs = [.. contenu.Objectifs.Select(o => new ObjectifDuFormulaire
            {
                Libelle = o.Libelle,
                Domaine = o.Domaine,
                Actions = [.. o.Actions.Select(a => new ActionDuFormulaire { Libelle = a.Libelle, Responsable = a.Responsable, Echeance = a.Echeance })],
            })],
        };
        saisie.Completer();
        return saisie;
    }

    /// <summary>Keeps at least one goal, and lines for actions under each.</summary>
    public void Completer()
    {
        if (Objectifs.Count == 0)
        {
            Objectifs.Add(new ObjectifDuFormulaire());
        }

        foreach (var objectif in Objectifs)
        {
            while (objectif.Actions.Count < ActionsMontrees)
            {
                objectif.Actions.Add(new ActionDuFormulaire());
            }
        }
    }

    /// <summary>What is asked of the domain.</summary>
    public ContenuContrat EnContenu() => new()
    {
        Debut = Debut,
        DureeMois = DureeMois,
        HeuresHebdo = HeuresHebdo,
        MotifReduction = MotifReduction,
        PrecisionReduction = PrecisionReduction,
        RythmeSemaines = RythmeSemaines,
        DroitsDevoirsExpliques = DroitsDevoirsExpliques,
        Objectifs = [.. Objectifs.Select(o => new ObjectifSaisi(o.Domaine, o.Libelle, [.. o.Actions.Select(a => new ActionSaisie(a.Libelle, a.Responsable, a.Echeance))]))],
        EngagementsService = Lignes(EngagementsService),
        EngagementsPersonne = Lignes(EngagementsPersonne),
    };

    private static string[] Lignes(string? texte) => texte?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

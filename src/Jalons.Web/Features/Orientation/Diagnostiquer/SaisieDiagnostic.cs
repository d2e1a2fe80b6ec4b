using System.ComponentModel.DataAnnotations;
using Jalons.Domain.Orientation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Orientation.Diagnostiquer;

/// <summary>What the sheet of the diagnostic binds: one property per question, all of them optional.</summary>
public sealed class SaisieDiagnostic
{
    /// <summary>Day it was carried out.</summary>
    [Display(Name = "Diagnostic mené le")]
    [Required(ErrorMessage = "Il manque le jour du diagnostic.")]
    public DateOnly? EtabliLe { get; set; }

    /// <summary>How.</summary>
    [Display(Name = "Comment ?")]
    public ModeDiagnostic Mode { get; set; }

    /// <summary>Children at home.</summary>
    [Display(Name = "Enfants à la maison")]
    [Range(0, 20, ErrorMessage = "Le nombre d’enfants va de 0 à 20.")]
    public int? Enfants { get; set; }

    /// <summary>Lone parent.</summary>
    [Display(Name = "Élève seul(e) ses enfants ?")]
    public bool? ParentIsole { get; set; }

    /// <summary>Childcare.</summary>
    [Display(Name = "Garde des enfants")]
    public GardeEnfants? GardeEnfants { get; set; }

    /// <summary>Care of a relative.</summary>
    [Display(Name = "S’occupe d’un proche dépendant ?")]
    public bool? Aidant { get; set; }

    /// <summary>Home.</summary>
    [Display(Name = "Logement")]
    public SituationLogement? Logement { get; set; }

    /// <summary>Health, yes or no.</summary>
    [Display(Name = "La santé fait-elle obstacle à la recherche d’un emploi ?")]
    public bool? SanteFaitObstacle { get; set; }

    /// <summary>Driving licence.</summary>
    [Display(Name = "Permis de conduire ?")]
    public bool? Permis { get; set; }

    /// <summary>Vehicle.</summary>
    [Display(Name = "Véhicule utilisable ?")]
    public bool? Vehicule { get; set; }

    /// <summary>Public transport.</summary>
    [Display(Name = "Transports en commun accessibles ?")]
    public bool? TransportsAccessibles { get; set; }

    /// <summary>Spoken French.</summary>
    [Display(Name = "Français parlé")]
    public Aisance? FrancaisOral { get; set; }

    /// <summary>Written French.</summary>
    [Display(Name = "Français écrit")]
    public Aisance? FrancaisEcrit { get; set; }

    /// <summary>Digital tools.</summary>
    [Display(Name = "Outils numériques")]
    public Aisance? Numerique { get; set; }

    /// <summary>Paperwork.</summary>
    [Display(Name = "Démarches administratives")]
    public Aisance? Demarches { get; set; }

    /// <summary>Highest diploma.</summary>
    [Display(Name = "Diplôme le plus élevé")]
    public NiveauFormation? NiveauFormation { get; set; }

    /// <summary>Needs a training.</summary>
    [Display(Name = "Pense avoir besoin d’une formation ?")]
    public bool? BesoinFormation { get; set; }

    /// <summary>Last work.</summary>
    [Display(Name = "Dernier travail")]
    public DernierTravail? DernierTravail { get; set; }

    /// <summary>Self-employed.</summary>
    [Display(Name = "Travailleur indépendant ?")]
    public bool? Independant { get; set; }

    /// <summary>Jobs held.</summary>
    [Display(Name = "Parcours et expériences")]
    [DataType(DataType.MultilineText)]
    [StringLength(ReponsesDiagnostic.LongueurTexte)]
    public string? Experience { get; set; }

    /// <summary>Registered with France Travail.</summary>
    [Display(Name = "S’est inscrit(e) à France Travail ?")]
    public bool? InscritFranceTravail { get; set; }

    /// <summary>Accompanied by.</summary>
    [Display(Name = "Déjà accompagné(e) par")]
    public AccompagnementEnCours? Accompagnement { get; set; }

    /// <summary>Job wished.</summary>
    [Display(Name = "Métier ou secteur souhaité")]
    [StringLength(ReponsesDiagnostic.LongueurTexte)]
    public string? MetierSouhaite { get; set; }

    /// <summary>Availability.</summary>
    [Display(Name = "Disponible")]
    public Disponibilite? Disponibilite { get; set; }

    /// <summary>Hours a week.</summary>
    [Display(Name = "Heures de travail souhaitées par semaine")]
    [Range(1, 48, ErrorMessage = "Le nombre d’heures va de 1 à 48.")]
    public int? HeuresSouhaitees { get; set; }

    /// <summary>Expectations.</summary>
    [Display(Name = "Attentes et priorités")]
    [DataType(DataType.MultilineText)]
    [StringLength(ReponsesDiagnostic.LongueurTexte)]
    public string? Souhaits { get; set; }

    /// <summary>Strengths.</summary>
    [Display(Name = "Atouts")]
    [DataType(DataType.MultilineText)]
    [StringLength(ReponsesDiagnostic.LongueurTexte)]
    public string? Atouts { get; set; }

    /// <summary>Help needed at once.</summary>
    [Display(Name = "Besoin d’une aide immédiate")]
    [StringLength(ReponsesDiagnostic.LongueurTexte)]
    public string? AideImmediate { get; set; }

    /// <summary>The sheet filled with answers.</summary>
    public static SaisieDiagnostic De(ReponsesDiagnostic r, DateOnly etabliLe, ModeDiagnostic mode) => new()
    {
        EtabliLe = etabliLe, Mode = mode, Enfants = r.Enfants, ParentIsole = r.ParentIsole, GardeEnfants = r.GardeEnfants, Aidant = r.Aidant, Logement = r.Logement,
        SanteFaitObstacle = r.SanteFaitObstacle, Permis = r.Permis, Vehicule = r.Vehicule, TransportsAccessibles = r.TransportsAccessibles,
        FrancaisOral = r.FrancaisOral, FrancaisEcrit = r.FrancaisEcrit, Numerique = r.Numerique, Demarches = r.Demarches, NiveauFormation = r.NiveauFormation,
        BesoinFormation = r.BesoinFormation, DernierTravail = r.DernierTravail, Independant = r.Independant, Experience = r.Experience,
        InscritFranceTravail = r.InscritFranceTravail, Accompagnement = r.Accompagnement, MetierSouhaite = r.MetierSouhaite, Disponibilite = r.Disponibilite,
        HeuresSouhaitees = r.HeuresSouhaitees, Souhaits = r.Souhaits, Atouts = r.Atouts, AideImmediate = r.AideImmediate,
    };

    /// <summary>The answers of the sheet.</summary>
    public ReponsesDiagnostic EnReponses() => new()
    {
        Enfants = Enfants, ParentIsole = ParentIsole, GardeEnfants = GardeEnfants, Aidant = Aidant, Logement = Logement, SanteFaitObstacle = SanteFaitObstacle,
        Permis = Permis, Vehicule = Vehicule, TransportsAccessibles = TransportsAccessibles, FrancaisOral = FrancaisOral, FrancaisEcrit = FrancaisEcrit,
        Numerique = Numerique, Demarches = Demarches, NiveauFormation = NiveauFormation, BesoinFormation = BesoinFormation, DernierTravail = DernierTravail,
        Independant = Independant, Experience = Experience, InscritFranceTravail = InscritFranceTravail, Accompagnement = Accompagnement,
        MetierSouhaite = MetierSouhaite, Disponibilite = Disponibilite, HeuresSouhaitees = HeuresSouhaitees, Souhaits = Souhaits, Atouts = Atouts,
        AideImmediate = AideImmediate,
    };

    /// <summary>The members of an enumeration with the words people read.</summary>
    public static IEnumerable<SelectListItem> Choix<T>(Func<T, string> libelle) where T : struct, Enum =>
        Enum.GetValues<T>().Select(v => new SelectListItem(libelle(v), v.ToString()));

    /// <summary>Yes, no, or nothing.</summary>
    public static IEnumerable<SelectListItem> OuiNonRien { get; } = [new("Oui", "true"), new("Non", "false"), new("Sans réponse", "")];
}

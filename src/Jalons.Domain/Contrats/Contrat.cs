using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jalons.Domain.Carnet;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Contrats;

/// <summary>
/// The written commitment of a person and of the service: goals, dated actions, what each does, how long. Draft, then proposed,
/// then signed by both in either order; from the first signature on, nothing in it changes (the database refuses it too).
/// </summary>
public sealed partial class Contrat
{
    private readonly List<Objectif> _objectifs = [];
    private readonly List<Engagement> _engagements = [];

    private Contrat()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public ContratId Id { get; private set; }

    /// <summary>Département.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>The parcours of the person.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public ParcoursId Parcours { get; private set; }

    /// <summary>Référent who writes and signs it.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public CompteId Referent { get; private set; }

    /// <summary>Organisme in charge.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public OrganismeId Organisme { get; private set; }

    /// <summary>Its form.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public FormeContrat Forme { get; private set; }

    /// <summary>Parcours when it was written.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public TypeParcours Type { get; private set; }

    /// <summary>Where it stands.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public StatutContrat Statut { get; private set; }

    /// <summary>Contract that this one renews.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public ContratId? Remplace { get; private set; }

    /// <summary>When the draft was opened, UTC.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset CreeLe { get; private set; }

    /// <summary>First day (<c>date_debut</c>).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? Debut { get; private set; }

    /// <summary>Length in months, as written.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public int? DureeMois { get; private set; }

    /// <summary>Last day, included (<c>date_fin</c>): start + length − 1 day (<c>references/indicateurs.md</c> T2).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? Fin { get; private set; }

    /// <summary>Weekly hours of activity; null for the older forms, which had none.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public int? HeuresHebdo { get; private set; }

    /// <summary>Lawful reason for fewer than fifteen hours.</summary>
    [DonneePersonnelle(Niveau.Sante)]
    public MotifReductionHeures? MotifReduction { get; private set; }

    /// <summary>The other difficulty, in words.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? PrecisionReduction { get; private set; }

    /// <summary>A rendez-vous every so many weeks.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public int? RythmeSemaines { get; private set; }

    /// <summary>Rights and duties were explained.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool DroitsDevoirsExpliques { get; private set; }

    /// <summary>Day it was shown to the person.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? ProposeLe { get; private set; }

    /// <summary>SHA-256 of the content that was proposed: what is signed is what was read.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string? Empreinte { get; private set; }

    /// <summary>Day the person signed.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? SignePersonneLe { get; private set; }

    /// <summary>Name the person wrote.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string? SignePersonneNom { get; private set; }

    /// <summary>How the person signed.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public ModeSignature? SignePersonneMode { get; private set; }

    /// <summary>Day the référent signed.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? SigneReferentLe { get; private set; }

    /// <summary>Name of the référent who signed.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string? SigneReferentNom { get; private set; }

    /// <summary>Day of the last of the two signatures (<c>date_signature</c>).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? SigneLe { get; private set; }

    /// <summary>Last day it really ran, when it ended before its term.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? TermineLe { get; private set; }

    /// <summary>Why it ended early or was given up.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? Raison { get; private set; }

    /// <summary>Goals, in order.</summary>
    public IReadOnlyList<Objectif> Objectifs => _objectifs;

    /// <summary>Commitments of both sides.</summary>
    public IReadOnlyList<Engagement> Engagements => _engagements;

    /// <summary>True from the first signature on.</summary>
    public bool EstFige => SignePersonneLe is not null || SigneReferentLe is not null;

    /// <summary>Last day it ran or will run, included; null until written.</summary>
    public DateOnly? DernierJour => TermineLe ?? Fin;

    /// <summary>True when the contract binds both on <paramref name="jour"/>: signed, begun, not ended (U-CER, <c>references/indicateurs.md</c> §0.7).</summary>
    public bool EstEnVigueur(DateOnly jour) =>
        Statut is StatutContrat.Signe or StatutContrat.Termine && SigneLe <= jour && Debut <= jour && jour <= DernierJour;

    /// <summary>Opens the draft of the contract of an oriented person.</summary>
    /// <param name="parcours">The parcours.</param>
    /// <param name="categorie">Category of the organisme in charge.</param>
    /// <param name="referent">Who writes.</param>
    /// <param name="regles">Dated rules: the default length.</param>
    /// <param name="maintenant">Now.</param>
    public static Result<Contrat> Preparer(Parcours parcours, CategorieOrganisme categorie, CompteId referent, Regles regles, DateTimeOffset maintenant)
    {
        if (!parcours.EstOuvert)
        {
            return new Refus("contrat.parcours_clos", $"Le parcours de cette personne est terminé depuis le {parcours.Sortie!.Value.EnClair()} : il n’y a plus de contrat à préparer.");
        }

        if (parcours.Type is not { } type || parcours.Organisme is not { } organisme)
        {
            return new Refus("contrat.non_oriente", "Cette personne n’est pas encore orientée : le contrat se prépare après l’orientation.", "CASF L262-29");
        }

        var jour = maintenant.JourAParis();
        return new Contrat
        {
            Departement = parcours.Departement,
            Parcours = parcours.Id,
            Referent = referent,
            Organisme = organisme,
            Type = type,
            Forme = LoiDuContrat.FormeLe(jour, categorie),
            CreeLe = maintenant.ToUniversalTime(),
            DureeMois = DureeUsuelle(regles, jour),
        };
    }

    /// <summary>Opens the draft that follows this contract: same goals and commitments to start from, the day after its term.</summary>
    public Result<Contrat> Renouveler(Parcours parcours, CategorieOrganisme categorie, CompteId referent, Regles regles, DateTimeOffset maintenant)
    {
        if (Statut is not (StatutContrat.Signe or StatutContrat.Termine))
        {
            return new Refus("contrat.non_signe", "Seul un contrat signé se renouvelle. Celui-ci peut encore être modifié.");
        }

        var suite = Preparer(parcours, categorie, referent, regles, maintenant);
        if (!suite.EstFait)
        {
            return suite;
        }

        var jour = maintenant.JourAParis();
        var debut = DernierJour!.Value.AddDays(1);
        suite.Valeur.Remplace = Id;
        suite.Valeur.Ecrire(EnSaisie() with { Debut = debut < jour ? jour : debut, DureeMois = suite.Valeur.DureeMois, DroitsDevoirsExpliques = false });
        return suite;
    }

    /// <summary>Replaces the whole content of the draft.</summary>
    public Result Rediger(ContenuContrat contenu)
    {
        if (Statut != StatutContrat.Brouillon)
        {
            return EstFige
                ? new Refus("contrat.fige", "Ce contrat porte déjà une signature : rien ne peut plus y être changé. Abandonnez-le ou renouvelez-le.")
                : new Refus("contrat.propose", "Ce contrat est proposé à la personne. Reprenez-le d’abord en préparation pour le modifier.");
        }

        Ecrire(contenu);
        return Result.Fait;
    }

    /// <summary>What is written, in the form in which it is typed.</summary>
    public ContenuContrat EnSaisie() => new()
    {
        Debut = Debut,
        DureeMois = DureeMois,
        HeuresHebdo = HeuresHebdo,
        MotifReduction = MotifReduction,
        PrecisionReduction = PrecisionReduction,
        RythmeSemaines = RythmeSemaines,
        DroitsDevoirsExpliques = DroitsDevoirsExpliques,
        Objectifs = [.. _objectifs.OrderBy(o => o.Rang).Select(o => new ObjectifSaisi(
            o.Domaine, o.Libelle, [.. o.Actions.OrderBy(a => a.Rang).Select(a => new ActionSaisie(a.Libelle, a.Responsable, a.Echeance))]))],
        EngagementsService = Phrases(PartieContrat.Service),
        EngagementsPersonne = Phrases(PartieContrat.Personne),
    };

    /// <summary>The sentences of one side, in order.</summary>
    public IReadOnlyList<string> Phrases(PartieContrat partie) => [.. _engagements.Where(e => e.Partie == partie).OrderBy(e => e.Rang).Select(e => e.Libelle)];

    private static int? DureeUsuelle(Regles regles, DateOnly jour) =>
        regles.EnVigueur(CodesRegle.ContratDuree, jour) is { Unite: UniteDelai.Mois } duree ? duree.Nombre : null;

    private void Ecrire(ContenuContrat c)
    {
        (Debut, DureeMois, HeuresHebdo, RythmeSemaines, DroitsDevoirsExpliques) = (c.Debut, c.DureeMois, c.HeuresHebdo, c.RythmeSemaines, c.DroitsDevoirsExpliques);
        Fin = c is { Debut: { } debut, DureeMois: { } mois and > 0 and <= DureeMaximale } ? debut.AddMonths(mois).AddDays(-1) : null;
        var reduit = c.HeuresHebdo < LoiDuContrat.HeuresAttendues;
        MotifReduction = reduit ? c.MotifReduction : null;
        PrecisionReduction = reduit && c.MotifReduction == MotifReductionHeures.AutreDifficulte ? Propre(c.PrecisionReduction) : null;
        _objectifs.Clear();
        _objectifs.AddRange(c.Objectifs.Where(EstRempli).Select((o, i) => new Objectif(i + 1, o.Domaine, Propre(o.Libelle) ?? "", Actions(o))));
        _engagements.Clear();
        _engagements.AddRange(Engagements(PartieContrat.Service, c.EngagementsService).Concat(Engagements(PartieContrat.Personne, c.EngagementsPersonne)));

        static bool EstRempli(ObjectifSaisi o) => Propre(o.Libelle) is not null || o.Actions.Any(a => Propre(a.Libelle) is not null);
        static IEnumerable<ActionPrevue> Actions(ObjectifSaisi o) =>
            o.Actions.Where(a => Propre(a.Libelle) is not null).Select((a, i) => new ActionPrevue(i + 1, Propre(a.Libelle)!, a.Responsable, a.Echeance));
        static IEnumerable<Engagement> Engagements(PartieContrat partie, IReadOnlyList<string> phrases) =>
            phrases.Select(Propre).OfType<string>().Select((p, i) => new Engagement(partie, i + 1, p));
    }

    private static string? Propre(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();

    /// <summary>Mark of the contract as it stands, content, signatures and status: what somebody was looking at when they decided.</summary>
    public string Version() => $"{Statut}.{SignePersonneLe:O}.{SigneReferentLe:O}.{TermineLe:O}.{CalculerEmpreinte()}";

    private string CalculerEmpreinte()
    {
        var texte = new StringBuilder();
        texte.Append(CultureInfo.InvariantCulture, $"{Forme}|{Type}|{Debut:O}|{DureeMois}|{Fin:O}|{HeuresHebdo}|{MotifReduction}|{PrecisionReduction}|{RythmeSemaines}|{DroitsDevoirsExpliques}\n");
        foreach (var objectif in _objectifs.OrderBy(o => o.Rang))
        {
            texte.Append(CultureInfo.InvariantCulture, $"o|{objectif.Domaine}|{objectif.Libelle}\n");
            foreach (var action in objectif.Actions.OrderBy(a => a.Rang))
            {
                texte.Append(CultureInfo.InvariantCulture, $"a|{action.Responsable}|{action.Echeance:O}|{action.Libelle}\n");
            }
        }

        foreach (var engagement in _engagements.OrderBy(e => e.Partie).ThenBy(e => e.Rang))
        {
            texte.Append(CultureInfo.InvariantCulture, $"e|{engagement.Partie}|{engagement.Libelle}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texte.ToString())));
    }
}

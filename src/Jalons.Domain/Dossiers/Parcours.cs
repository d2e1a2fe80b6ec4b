using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Dossiers;

/// <summary>
/// One stay of one person in droits et devoirs, from entry to exit. It carries where the person stands today (orientation,
/// référent unique, contract), kept by the acts of the other briques in the transaction of the act.
/// </summary>
public sealed class Parcours
{
    private Parcours()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public ParcoursId Id { get; private set; }

    /// <summary>Département.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>The person.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public PersonneId Personne { get; private set; }

    /// <summary>The RSA file through which the person entered; null for a person outside the RSA.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public DossierId? Dossier { get; private set; }

    /// <summary>Why the person is or was accompanied outside the RSA; null for who came by a right.</summary>
    [DonneePersonnelle(Niveau.Sante)]
    public PublicAccompagne? PublicAccompagne { get; private set; }

    /// <summary>First day of the accompaniment outside the RSA, once a right took the parcours over (docs/adr/0051); null otherwise.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? HorsRsaDepuis { get; private set; }

    /// <summary>First day bound to droits et devoirs (<c>date_entree_sdd</c>); outside the RSA, first day of the accompaniment.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly Entree { get; private set; }

    /// <summary>Day the département received the information: legal start of the orientation delay (CASF D262-65-2).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly RecuLe { get; private set; }

    /// <summary>Last day to decide the orientation, by the rule in force on <see cref="RecuLe"/>; null when no rule is known.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? EcheanceOrientation { get; private set; }

    /// <summary>Day the person left droits et devoirs; null while in.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? Sortie { get; private set; }

    /// <summary>Why the person left, code: <c>droit.clos</c>, <c>droit.refuse</c>, <c>droit.suspendu</c>, <c>droits_devoirs.fin</c>, <c>foyer.quitte</c>…</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string? MotifSortie { get; private set; }

    /// <summary>INSEE code of the commune of residence, followed by the flows.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string? CodeCommune { get; private set; }

    /// <summary>Parcours of the orientation in force.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public TypeParcours? Type { get; private set; }

    /// <summary>Day of the orientation in force.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? OrienteLe { get; private set; }

    /// <summary>Organisme of the orientation in force.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public OrganismeId? Organisme { get; private set; }

    /// <summary>Référent unique in charge.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public CompteId? Referent { get; private set; }

    /// <summary>Last day of the contract in force, included; null without contract.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? ContratJusque { get; private set; }

    /// <summary>Last honoured contact (rendez-vous held, news given).</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public DateOnly? DernierContact { get; private set; }

    /// <summary>True while the person is in droits et devoirs.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool EstOuvert => Sortie is null;

    /// <summary>True while someone must decide an orientation.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public bool EstAOrienter => EstOuvert && OrienteLe is null;

    /// <summary>Opens the parcours of a person who becomes bound to droits et devoirs.</summary>
    public static Parcours Entrer(string departement, PersonneId personne, DossierId? dossier, DateOnly entree, DateOnly recuLe, string? codeCommune, Regles regles) => new()
    {
        Departement = departement,
        Personne = personne,
        Dossier = dossier,
        Entree = entree,
        RecuLe = recuLe,
        EcheanceOrientation = regles.EcheanceOrientation(recuLe),
        CodeCommune = codeCommune,
    };

    /// <summary>Opens the parcours of a person outside the RSA. No legal delay runs: the law gives one to the RSA only (CASF D262-65-2).</summary>
    public static Parcours Accueillir(string departement, PersonneId personne, PublicAccompagne accompagne, DateOnly le, string? codeCommune) => new()
    {
        Departement = departement,
        Personne = personne,
        PublicAccompagne = accompagne,
        Entree = le,
        RecuLe = le,
        CodeCommune = codeCommune,
    };

    /// <summary>Takes the orientation that was just pronounced: the brique Orientation keeps the decision and its history.</summary>
    public Result Orienter(TypeParcours type, OrganismeId organisme, CompteId? referent, DateOnly le)
    {
        if (!EstOuvert)
        {
            return Termine();
        }

        (Type, Organisme, Referent, OrienteLe) = (type, organisme, referent, le);
        return Result.Fait;
    }

    /// <summary>Gives the person to a référent of the organisme in charge.</summary>
    public Result Confier(CompteId referent)
    {
        if (!EstOuvert)
        {
            return Termine();
        }

        if (OrienteLe is null)
        {
            return new Refus("parcours.non_oriente", "La personne n’est pas encore orientée : prononcez l’orientation avant de désigner un référent.", "CASF L262-29");
        }

        Referent = referent;
        return Result.Fait;
    }

    /// <summary>Takes the term of the contract in force; null when it ended.</summary>
    public void SuivreContrat(DateOnly? jusque) => ContratJusque = jusque;

    /// <summary>Notes a contact that really took place.</summary>
    public void NoterContact(DateOnly le) => DernierContact = DernierContact is { } d && d > le ? d : le;

    /// <summary>Takes the last honoured contact anew, after the attendance of a rendez-vous was corrected; null when none is left.</summary>
    public void ReprendreContact(DateOnly? dernier) => DernierContact = dernier;

    /// <summary>Closes the parcours.</summary>
    public Result Sortir(DateOnly le, string motif)
    {
        if (!EstOuvert)
        {
            return Termine();
        }

        if (le < Entree)
        {
            return new Refus("parcours.sortie", $"La sortie ne peut pas précéder l’entrée, le {Entree:dd/MM/yyyy}.");
        }

        (Sortie, MotifSortie) = (le, motif);
        return Result.Fait;
    }

    /// <summary>Ends the accompaniment of a person outside the RSA. That of a right ends with it, as the payer says.</summary>
    /// <param name="motif">Why.</param>
    /// <param name="le">Last day.</param>
    /// <param name="aujourdhui">Today: nothing ends in advance.</param>
    /// <param name="rendezVousPrevus">Rendez-vous to come, which the person would be waited for.</param>
    public Result TerminerAccompagnement(MotifFinAccompagnement motif, DateOnly le, DateOnly aujourdhui, int rendezVousPrevus)
    {
        if (!EstHorsRsa)
        {
            return new Refus("accompagnement.du_rsa", "Ce parcours est celui d’un droit au RSA : il se termine avec le droit, comme la caisse le dit.");
        }

        if (le > aujourdhui)
        {
            return new Refus("accompagnement.date_future", "La fin ne peut pas être à venir : terminez l’accompagnement ce jour-là.");
        }

        if (rendezVousPrevus > 0)
        {
            return new Refus("accompagnement.rendez_vous", "Un rendez-vous est encore prévu : annulez-le d’abord, pour que personne ne s’attende.");
        }

        return ContratJusque > le
            ? new Refus("accompagnement.contrat", $"Un contrat court jusqu’au {ContratJusque:dd/MM/yyyy} : mettez-y fin d’abord.")
            : Sortir(le, motif.Code());
    }

    /// <summary>Takes up again an accompaniment outside the RSA that an agent had ended.</summary>
    public Result ReprendreAccompagnement()
    {
        if (EstOuvert)
        {
            return new Refus("accompagnement.ouvert", "Cet accompagnement est déjà ouvert.");
        }

        if (!EstHorsRsa || LibellesFinAccompagnement.Lire(MotifSortie) is null)
        {
            return new Refus("accompagnement.fini", "Ce parcours ne s’est pas terminé par un acte d’agent : ouvrez-en un nouveau.");
        }

        (Sortie, MotifSortie) = (null, null);
        return Result.Fait;
    }

    private bool EstHorsRsa => Dossier is null && PublicAccompagne is not null;

    private static Refus Termine() => new("parcours.clos", "Ce parcours est terminé : la personne n’est plus soumise aux droits et devoirs.");
}

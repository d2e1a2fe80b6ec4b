namespace Jalons.Domain.Dossiers;

/// <summary>State of an RSA right, ETATDOSRSA (<c>references/cnaf/flux.md</c> §5.1).</summary>
public enum EtatDroit
{
    /// <summary>New claim waiting for a decision of the président du conseil départemental.</summary>
    EnAttente = 0,

    /// <summary>Refused.</summary>
    Refuse = 1,

    /// <summary>Open and payable.</summary>
    OuvertVersable = 2,

    /// <summary>Open, right suspended: amount known, right in doubt.</summary>
    DroitSuspendu = 3,

    /// <summary>Open, payment suspended: amount cannot be computed.</summary>
    VersementSuspendu = 4,

    /// <summary>Closed.</summary>
    Clos = 5,

    /// <summary>Closed in an earlier month, adjusted in this one: not an exit of the month.</summary>
    ClosMoisAnterieur = 6,
}

/// <summary>Named, dated sets of states (§5.1).</summary>
public static class DroitRsa
{
    /// <summary>
    /// Payment-suspension reasons that keep the right: real right <c>05</c> <c>44</c> <c>70</c>, theoretical right
    /// <c>01</c> <c>06</c> <c>35</c> <c>36</c>, and in the recast flow income too high, <c>MRE</c> <c>MCO</c>.
    /// </summary>
    public static readonly IReadOnlySet<string> MotifsQuiConserventLeDroit =
        new HashSet<string>(StringComparer.Ordinal) { "01", "05", "06", "35", "36", "44", "70", "MRE", "MCO" };

    /// <summary>
    /// "Droit ouvert (suivi)": states 2 and 3, or 4 when every payment-suspension reason keeps the right. A person is
    /// effectively bound to droits et devoirs when their flag is true and this holds (§5.2).
    /// </summary>
    /// <param name="etat">State received; null when only an instruction flow is known.</param>
    /// <param name="motifsVersement">Codes of the payment suspensions of the picture.</param>
    public static bool EstSuivi(EtatDroit? etat, IEnumerable<string> motifsVersement) => etat switch
    {
        EtatDroit.OuvertVersable or EtatDroit.DroitSuspendu => true,
        EtatDroit.VersementSuspendu => motifsVersement.All(MotifsQuiConserventLeDroit.Contains),
        _ => false,
    };

    /// <summary>What people read for a state.</summary>
    public static string Libelle(this EtatDroit etat) => etat switch
    {
        EtatDroit.EnAttente => "Demande en attente de décision",
        EtatDroit.Refuse => "Droit refusé",
        EtatDroit.OuvertVersable => "Droit ouvert et versable",
        EtatDroit.DroitSuspendu => "Droit ouvert, suspendu",
        EtatDroit.VersementSuspendu => "Droit ouvert, versement suspendu",
        EtatDroit.Clos => "Droit clos",
        EtatDroit.ClosMoisAnterieur => "Droit clos un mois antérieur",
        _ => throw new ArgumentOutOfRangeException(nameof(etat)),
    };
}

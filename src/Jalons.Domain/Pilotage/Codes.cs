namespace Jalons.Domain.Pilotage;

/// <summary>Codes of the indicators computed here (<c>references/indicateurs.md</c>, annex 9).</summary>
public static class Codes
{
    /// <summary>Stock of people bound, right open and payable (B.4).</summary>
    public const string NbSdd = "spie_nb_sdd_dov";

    /// <summary>T1: people bound.</summary>
    public const string T1Sdd = "oarsa_t1_sdd";

    /// <summary>T1: not oriented.</summary>
    public const string T1NonOrientes = "oarsa_t1_non_orientes";

    /// <summary>T1: oriented.</summary>
    public const string T1Orientes = "oarsa_t1_orientes";

    /// <summary>T1: oriented to France Travail.</summary>
    public const string T1FranceTravail = "oarsa_t1_ft";

    /// <summary>T1: oriented elsewhere.</summary>
    public const string T1HorsFranceTravail = "oarsa_t1_hors_ft";

    /// <summary>Same as T1 not oriented, for steering (A.5).</summary>
    public const string NbNonOrientes = "oarsa_nb_non_orientes";

    /// <summary>Complement of B1.</summary>
    public const string PartNonOrientes = "oarsa_part_non_orientes";

    /// <summary>B1: share oriented.</summary>
    public const string TauxOrientation = "oarsa_taux_orientation";

    /// <summary>Adults of an open right whose flag is unknown (A.1).</summary>
    public const string StatutInconnu = "oarsa_sdd_statut_inconnu";

    /// <summary>T2: oriented to France Travail and really registered.</summary>
    public const string T2FranceTravailInscrits = "oarsa_t2_ft_inscrits";

    /// <summary>T2: oriented elsewhere with a valid contract.</summary>
    public const string T2HorsFranceTravailContrat = "oarsa_t2_hors_ft_cer";

    /// <summary>B9: share with a contract among those oriented elsewhere.</summary>
    public const string TauxContratHorsFranceTravail = "oarsa_taux_cer_hors_ft";

    /// <summary>The same figure each month (B.4).</summary>
    public const string TauxContractualisation = "spie_taux_contractualisation";

    /// <summary>T5: entered in the year.</summary>
    public const string T5Entrants = "oarsa_t5_entrants";

    /// <summary>T5: first orientation.</summary>
    public const string T5PrimoOrientes = "oarsa_t5_primo_orientes";

    /// <summary>T5: first orientation elsewhere than France Travail.</summary>
    public const string T5PrimoOrientesHorsFt = "oarsa_t5_primo_orientes_hors_ft";

    /// <summary>T5: with a first valid contract.</summary>
    public const string T5PrimoContrat = "oarsa_t5_primo_orientes_hors_ft_primo_cer";

    /// <summary>T5: mean days from entry to first orientation.</summary>
    public const string T5DelaiPrimoOrientation = "oarsa_t5_delai_primo_orientation";

    /// <summary>T5: mean days from first orientation to first contract.</summary>
    public const string T5DelaiPrimoContrat = "oarsa_t5_delai_primo_cer";

    /// <summary>B13.</summary>
    public const string DelaiMoyenPrimoOrientation = "oarsa_delai_moyen_orientation";

    /// <summary>B14.</summary>
    public const string DelaiMoyenPrimoContrat = "oarsa_delai_moyen_primo_cer";

    /// <summary>New entrants of the month, <c>ne_v4</c> (B.2).</summary>
    public const string NouveauxEntrants = "spie_nb_nouveaux_entrants";

    /// <summary>Of which oriented within one month.</summary>
    public const string OrientesUnMois = "spie_nb_orientes_1_mois";

    /// <summary>Share oriented within one month.</summary>
    public const string TauxOrientationUnMois = "spie_taux_orientation_1_mois";

    /// <summary>Mean days to orientation.</summary>
    public const string DelaiMoyenOrientation = "spie_delai_moyen_orientation";

    /// <summary>Median days to orientation.</summary>
    public const string DelaiMedianOrientation = "spie_delai_median_orientation";

    /// <summary>Bands of the delay to orientation.</summary>
    public const string RepartitionDelaiOrientation = "spie_repartition_delai_orientation";

    /// <summary>Mean days from orientation to contract.</summary>
    public const string DelaiMoyenContractualisation = "spie_delai_moyen_contractualisation";

    /// <summary>Median days from orientation to contract.</summary>
    public const string DelaiMedianContractualisation = "spie_delai_median_contractualisation";

    /// <summary>Share with a contract signed in less than 15 days.</summary>
    public const string TauxContratQuinzeJours = "spie_taux_cer_15_jours";

    /// <summary>Share with a contract signed within two months.</summary>
    public const string TauxContratDeuxMois = "spie_taux_cer_2_mois";

    /// <summary>Share oriented by the département within six weeks.</summary>
    public const string TauxSixSemaines = "pe_taux_orientation_6_semaines";

    /// <summary>Shares of the three parcours.</summary>
    public const string RepartitionParcours = "pe_repartition_parcours";

    /// <summary>Share of oriented people without a named référent.</summary>
    public const string PartSansReferent = "acc_part_sans_referent";

    /// <summary>People whose first meeting with the référent is set.</summary>
    public const string PremiersRendezVousFixes = "spie_nb_premiers_rdv_fixes";

    /// <summary>Share whose first meeting is set within two weeks of the orientation.</summary>
    public const string TauxPremierRendezVousFixe = "spie_taux_premier_rdv_fixe_2_semaines";

    /// <summary>Share who came to a first meeting within two weeks of the orientation.</summary>
    public const string TauxPremierRendezVousHonore = "spie_taux_premier_rdv_honore_2_semaines";

    /// <summary>Share of first meetings to which the person came.</summary>
    public const string PresencePremierRendezVous = "spie_taux_presence_premier_rdv";

    /// <summary>Median days from the orientation to the first meeting honoured.</summary>
    public const string DelaiPremierRendezVous = "spie_delai_premier_rdv";

    /// <summary>Mean of the same, for those who came: the other value of the card.</summary>
    public const string DelaiMoyenPremierRendezVous = "spie_delai_moyen_premier_rdv";

    /// <summary>Rendez-vous of accompaniment that were honoured.</summary>
    public const string RendezVousHonores = "spie_nb_rdv_accompagnement";

    /// <summary>Share of unexcused absences.</summary>
    public const string TauxAbsence = "rdv_taux_absence";

    /// <summary>Share called off by the service.</summary>
    public const string TauxAnnulationService = "rdv_taux_annulation_service";

    /// <summary>Share of past rendez-vous without outcome.</summary>
    public const string TauxAPreciser = "rdv_taux_a_preciser";
}

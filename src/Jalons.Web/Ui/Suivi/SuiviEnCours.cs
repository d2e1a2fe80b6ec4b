using Jalons.Data.Contrats;
using Jalons.Data.RendezVous;
using Jalons.Data.Suivi;
using Jalons.Domain.Contrats;
using Jalons.Domain.Referentiel;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Ui.Composants;

namespace Jalons.Web.Ui.Suivi;

/// <summary>
/// The current matter of a person for their référent: rendez-vous and contract, with the acts as verbs. Model of the partial
/// <c>_SuiviEnCours</c>; shown by the file of the person.
/// </summary>
/// <param name="Personne">The person.</param>
/// <param name="Suivi">What was read (<see cref="LectureSuivi.LireSuiviAsync"/>).</param>
/// <param name="Regles">Dated rules.</param>
/// <param name="Maintenant">Now.</param>
/// <param name="PeutAgir">Shows the acts: for the référent.</param>
public sealed record SuiviEnCours(PersonneId Personne, SuiviLu Suivi, Regles Regles, DateTimeOffset Maintenant, bool PeutAgir)
{
    /// <summary>Today in Paris.</summary>
    public DateOnly Jour => Maintenant.JourAParis();

    /// <summary>Past rendez-vous to record.</summary>
    public IReadOnlyList<RendezVousLu> ANoter => [.. Suivi.ANoter(Maintenant)];

    /// <summary>Next rendez-vous.</summary>
    public RendezVousLu? Prochain => Suivi.Prochain(Maintenant);

    /// <summary>Contract being written or signed.</summary>
    public ContratResume? EnPreparation => Suivi.EnPreparation;

    /// <summary>Contract in force.</summary>
    public ContratResume? EnVigueur => Suivi.EnVigueur(Jour);

    /// <summary>Last day to sign.</summary>
    public Echeance? Echeance => Suivi.Situation?.EcheanceContrat(Regles, Jour);

    /// <summary>The act that matters most: the only filled button.</summary>
    public string Urgent => this switch
    {
        { PeutAgir: false } => "",
        { ANoter.Count: > 0 } => "presence",
        { EnPreparation.Statut: StatutContrat.Propose } => "signer",
        { EnPreparation: not null } => "rediger",
        { EnVigueur: null } => "preparer",
        { Prochain: null } => "fixer",
        _ => "",
    };

    /// <summary>Class of a button: filled for the act that matters most.</summary>
    public string Bouton(string acte) => acte == Urgent ? "bouton bouton-plein" : "bouton";
}

/// <summary>The stakes that rendez-vous and contracts plant on the line of a person.</summary>
public static class JalonsDuSuivi
{
    /// <summary>All of them, in no order.</summary>
    /// <param name="suivi">What was read.</param>
    /// <param name="maintenant">Now.</param>
    /// <param name="avecLiens">True for the référent, whose stakes lead to the page of the act.</param>
    public static IEnumerable<Jalon> De(SuiviLu suivi, DateTimeOffset maintenant, bool avecLiens) =>
        suivi.RendezVous.Where(r => r.Statut != StatutRendezVous.Reporte).Select(r => DuRendezVous(r, maintenant, avecLiens))
            .Concat(suivi.Contrats.Where(c => c.Statut != StatutContrat.Abandonne).Select(c => DuContrat(c, maintenant.JourAParis(), avecLiens)));

    private static Jalon DuRendezVous(RendezVousLu r, DateTimeOffset maintenant, bool avecLiens)
    {
        var etat = r.Statut == StatutRendezVous.Prevu ? (r.EstAVenir(maintenant) ? EtatJalon.AVenir : EtatJalon.Retard) : EtatJalon.Fait;
        var texte = r switch
        {
            { Statut: StatutRendezVous.Prevu } when r.EstAVenir(maintenant) => $"À {Dates.Heure(r.Debut)}, {r.Modalite.Libelle().ToLowerInvariant()}.",
            { Statut: StatutRendezVous.Prevu } => "La présence reste à noter.",
            { Raison: { } raison } => $"{r.Statut.Libelle()} : {raison}",
            { Note: { } note } => $"{r.Statut.Libelle()}. {note}",
            _ => $"{r.Statut.Libelle()}.",
        };
        var url = avecLiens && r.Statut.OccupeAgenda() ? $"/rendez-vous/{r.Id}/presence" : null;
        return new Jalon(TypeJalon.RendezVous, etat, r.Jour, r.Motif.Libelle(), texte, r.EstAVenir(maintenant) ? null : url);
    }

    private static Jalon DuContrat(ContratResume c, DateOnly jour, bool avecLiens)
    {
        var url = avecLiens ? $"/contrats/{c.Id}" : null;
        return c switch
        {
            { Statut: StatutContrat.Brouillon } => new(TypeJalon.Contrat, EtatJalon.EnCours, c.CreeLe.JourAParis(), c.Forme.Libelle(), "En préparation.", url),
            { Statut: StatutContrat.Propose } => new(TypeJalon.Contrat, EtatJalon.EnCours, c.Debut, c.Forme.Libelle(), "Proposé, il reste à signer.", url),
            _ when c.EstEnVigueur(jour) => new(TypeJalon.Contrat, EtatJalon.EnCours, c.Debut, c.Forme.Libelle(), $"En cours jusqu’au {Dates.Simple(c.DernierJour!.Value)}.", url),
            _ when c.Debut > jour => new(TypeJalon.Contrat, EtatJalon.AVenir, c.Debut, c.Forme.Libelle(), "Signé, il commence ce jour-là.", url),
            _ => new(TypeJalon.Contrat, EtatJalon.Fait, c.Debut, c.Forme.Libelle(), $"Terminé le {Dates.Simple(c.DernierJour!.Value)}.", url),
        };
    }
}

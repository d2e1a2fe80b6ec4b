using System.Globalization;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Npgsql;

namespace Jalons.Bench;

/// <summary>One address to measure.</summary>
/// <param name="Role">Who opens it; null for somebody who is not signed in.</param>
/// <param name="Modele">The address; <c>{0}</c> stands for the number that <paramref name="Sql"/> finds, <c>{1}</c> for the next one after a slash.</param>
/// <param name="Sql">Finds a file that really holds something.</param>
/// <param name="Statut">What the server must answer.</param>
/// <param name="Etat">The state of a visitor who is between two pages.</param>
internal sealed record Visite(Role? Role, string Modele, string? Sql = null, int Statut = 200, EtatVisiteur Etat = EtatVisiteur.Ordinaire)
{
    /// <summary>As people read it.</summary>
    public string Nom => $"{Role?.ToString() ?? "Anonyme"} {Modele.Replace("{0}", "{id}", StringComparison.Ordinal).Replace("{1}", "{id}", StringComparison.Ordinal)}";

    /// <summary>The address itself.</summary>
    public async Task<string> AdresseAsync(ConnexionsJalons connexions, string departement, CancellationToken annulation)
    {
        if (Sql is null)
        {
            return Modele;
        }

        await using var connexion = await connexions.OuvrirAsync(departement, annulation);
        await using var commande = new NpgsqlCommand(Sql, connexion);
        return await commande.ExecuteScalarAsync(annulation) is { } cle and not DBNull
            ? string.Format(CultureInfo.InvariantCulture, Modele, [.. Convert.ToString(cle, CultureInfo.InvariantCulture)!.Split('/')])
            : throw new PageEnPanneException($"rien à montrer : {Sql}");
    }
}

/// <summary>A page cannot be measured: it does not answer what it must, or the base holds nothing to show in it.</summary>
internal sealed class PageEnPanneException(string message) : Exception(message);

/// <summary>Pages that are only seen on the way from one to another.</summary>
internal enum EtatVisiteur
{
    /// <summary>Signed in, or a passer-by.</summary>
    Ordinaire,

    /// <summary>The password was right, the second factor is asked.</summary>
    SecondFacteur,

    /// <summary>The password was given by somebody else.</summary>
    MotDePasseProvisoire,

    /// <summary>The password was right, there is no second factor yet.</summary>
    SansFacteur,

    /// <summary>A secret is shown once.</summary>
    SecretMontre,

    /// <summary>An import was dropped on the page.</summary>
    ImportEnCours,
}

/// <summary>Every page, as the roles that open it, in the states that change what it reads.</summary>
internal static class Visites
{
    private const string DuReferent = "from parcours p where p.referent = (select id from compte where nom_utilisateur = 'referent1') and p.sortie is null";
    private const string ContratDuReferent = "select c.id from contrat c join parcours p on p.id = c.parcours where p.referent = (select id from compte where nom_utilisateur = 'referent1') and p.sortie is null";
    private const string RendezVousDuReferent = "select r.id from rendez_vous r join parcours p on p.id = r.parcours where p.referent = r.agent and r.agent = (select id from compte where nom_utilisateur = 'referent1')";
    private const string AOrienter = "from parcours p where p.sortie is null and p.oriente_le is null";

    public static IReadOnlyList<Visite> Toutes { get; } =
    [
        .. Anonymes(), .. Usager(), .. ChargeOrientation(), .. Referent(), .. Gestionnaire(), .. Pilote(), .. Administrateur(),
    ];

    private static IEnumerable<Visite> Anonymes() =>
    [
        new(null, "/sante"),
        new(null, "/connexion"),
        new(null, "/connexion/second-facteur", Etat: EtatVisiteur.SecondFacteur),
        new(null, "/connexion/mot-de-passe", Etat: EtatVisiteur.MotDePasseProvisoire),
        new(null, "/connexion/installer", Etat: EtatVisiteur.SansFacteur),
        new(null, "/aide"),
        new(null, "/aide/referent"),
        new(null, "/erreur/404", Statut: 404),
    ];

    private static IEnumerable<Visite> Usager() => Du(
        Role.Usager,
        new("/mon-espace"), new("/mon-espace/contrat"), new("/mon-espace/rendez-vous"), new("/mon-espace/regards"), new("/mon-espace/aide"),
        new("/mon-espace/contrat/{0}/papier", $"select c.id from contrat c join parcours p on p.id = c.parcours {DeLUsager} and c.statut = 'Signe' limit 1"),
        new("/mon-espace/rendez-vous/{0}/empechement", $"select r.id from rendez_vous r join parcours p on p.id = r.parcours {DeLUsager} and r.statut = 'Prevu' and r.debut > now() limit 1"));

    private const string DeLUsager = "where p.personne = (select personne from compte where nom_utilisateur = 'usager')";

    private static IEnumerable<Visite> ChargeOrientation()
    {
        var grand = "select c.epci from parcours p join commune c on c.code = p.code_commune where p.sortie is null and p.oriente_le is null and c.epci is not null group by 1 order by count(*) desc limit 1";
        return Du(
            Role.ChargeOrientation,
            new("/orientation"), new("/orientation?p=40"), new("/orientation?urgence=Retard"), new("/orientation?urgence=Semaine"), new("/orientation?urgence=Delai&tri=-echeance"),
            new("/orientation?nom=mar"), new("/orientation?nom=martin"), new("/orientation?territoire=aucun"), new("/orientation?territoire={0}", grand), new("/orientation?territoire={0}&urgence=Semaine", grand),
            new("/orientation/export?territoire={0}", grand),
            new("/orientation/sans-referent"),
            new("/orientation/regles"), new("/orientation/regles/{0}", "select max(id) from jeu_de_regles"), new("/orientation/regles/{0}/regle", "select max(id) from jeu_de_regles where du is null"),
            new("/orientation/{0}", $"select min(p.id) {AOrienter}"),
            new("/orientation/{0}/diagnostic", $"select min(p.id) {AOrienter}"),
            new("/orientation/{0}/prononcer", $"select min(p.id) {AOrienter} and p.code_commune is not null"),
            new("/orientation/{0}/referent", "select min(p.id) from parcours p where p.sortie is null and p.oriente_le is not null and p.referent is null"),
            new("/orientation/decisions/{0}", "select min(id) from orientation"), new("/orientation/decisions/{0}/lettre", "select min(id) from orientation"),
            new("/personnes/{0}", $"select min(p.personne) {AOrienter}"),
            new("/recherche?q=mar"), new("/recherche?q=martin"),
            new("/personnes"), new("/personnes?orientation=a-orienter&attente-jours=30"));
    }

    private static IEnumerable<Visite> Referent() => Du(
        Role.Referent,
        new("/portefeuille"), new("/portefeuille?liste=a-ecrire"), new("/portefeuille?liste=sans-nouvelles&tri=-contact"), new("/portefeuille?nom=mar"), new("/portefeuille?handler=Export"),
        new("/personnes/{0}", $"select min(p.personne) {DuReferent} and p.contrat_jusque is not null"),
        new("/personnes/{0}/coordonnees", $"select min(p.personne) {DuReferent}"),
        new("/personnes/{0}/espace", $"select min(p.personne) {DuReferent}"),
        new("/contrats/preparer/{0}", $"select min(p.personne) {DuReferent} and not exists (select from contrat c where c.parcours = p.id)"),
        new("/contrats/{0}", $"{ContratDuReferent} and c.statut = 'Signe' limit 1"),
        new("/contrats/{0}/papier", $"{ContratDuReferent} and c.statut = 'Signe' limit 1"),
        new("/contrats/{0}/clore", $"{ContratDuReferent} and c.statut = 'Signe' and c.fin > current_date limit 1"),
        new("/contrats/{0}/rediger", $"{ContratDuReferent} and c.statut = 'Brouillon' limit 1"),
        new("/contrats/{0}/verifier", $"{ContratDuReferent} and c.statut = 'Brouillon' limit 1"),
        new("/contrats/{0}/signer", $"{ContratDuReferent} and c.statut = 'Propose' limit 1"),
        new("/rendez-vous"),
        new("/rendez-vous/fixer/{0}", $"select min(p.personne) {DuReferent}"),
        new("/rendez-vous/{0}/annuler", $"{RendezVousDuReferent} and r.statut = 'Prevu' and r.debut > now() limit 1"),
        new("/rendez-vous/{0}/deplacer", $"{RendezVousDuReferent} and r.statut = 'Prevu' and r.debut > now() limit 1"),
        new("/rendez-vous/{0}/presence", $"{RendezVousDuReferent} and r.statut = 'Prevu' and r.debut < now() limit 1"),
        new("/orientation/decisions/{0}", $"select min(o.id) from orientation o join parcours p on p.id = o.parcours {DuReferent["from parcours p ".Length..]}"),
        new("/recherche?q=mar"),
        new("/personnes"), new("/personnes?contrat=en-vigueur&fin-contrat-jours=60"), new("/personnes/export?format=csv"));

    private static IEnumerable<Visite> Gestionnaire() =>
    [
        .. Du(
            Role.Gestionnaire,
            new("/flux"), new("/flux/{0}", "select premier_flux from dossier limit 1"), new("/flux/{0}?handler=Export", "select max(flux) from flux_rejet"),
            new("/flux/{0}/rejets/{1}", "select flux || '/' || id from flux_rejet limit 1"),
            new("/dossiers/{0}", "select min(dossier) + 500 from parcours where sortie is null"),
            new("/dossiers/{0}/transmis", "select min(dossier) + 500 from parcours where sortie is null"),
            new("/mouvements"),
            new("/qualite"), new("/personnes?accompagnement=rsa&accompagnement=hors-rsa&manque=nir"), new("/qualite/dossiers/SansAdresseSituee"), new("/qualite/dossiers/PlusTransmis"), new("/qualite/rejets"),
            new("/qualite/foyers/DeuxDossiers"), new("/dossiers/{0}/reunir", "select min(dossier) + 500 from parcours where sortie is null"), new("/qualite/rejets?etat=a-regler"), new("/qualite/codes"),
            new("/dossiers/reunions/{0}", "select max(id) from fusion_foyers"), new("/doublons"), new("/doublons/{0}", "select min(id) from doublon_possible where etat = 'ARegler'"),
            new("/qualite/rejets?handler=Export"), new("/qualite/codes?handler=Export"), new("/qualite/dossiers/PlusTransmis?handler=Export"), new("/qualite/foyers/DeuxDossiers?handler=Export"),
            new("/mouvements?handler=Export"), new("/acomptes/mouvements?mois={0}&famille=Allocations&handler=Export", "select to_char(max(reference), 'YYYY-MM') from flux where nature = 'F'"),
            new("/doublons/reunions/{0}", "select max(id) from fusion"), new("/acomptes/mouvements?mois={0}&famille=Allocations", "select to_char(max(reference), 'YYYY-MM') from flux where nature = 'F'"), new("/flux/listes/{0}", "select id from liste_recue where etat = 'a_associer' limit 1"),
            new("/flux/listes/{0}/verifier", "select id from liste_recue where etat = 'a_verifier' limit 1"),
            new("/flux/listes/{0}/lignes/{1}", "select l.liste || '/' || l.rang from liste_ligne l join liste_recue r on r.id = l.liste where r.etat = 'a_verifier' order by l.rang limit 1"),
            new("/creances"), new("/creances?handler=Export"), new("/acomptes"), new("/personnes/creer"), new("/personnes/{0}/accompagnement", "select personne from parcours where hors_rsa and sortie is null limit 1"),
            new("/personnes/{0}", "select min(personne) from parcours where contrat_jusque is not null"),
            new("/personnes/{0}/coordonnees", "select min(personne) from parcours where contrat_jusque is not null"),
            new("/personnes/{0}/identite", "select min(personne) from parcours where contrat_jusque is not null"),
            new("/personnes/{0}/espace", "select min(personne) from parcours where contrat_jusque is not null"),
            new("/recherche"), new("/recherche?q=mar"), new("/recherche?q=martin"), new("/recherche?q=12/03/1988"), new("/recherche?q=marie dupont"),
            new("/recherche?q={0}", "select matricule from dossier where matricule is not null limit 1", 302),
            new("/personnes"), new("/personnes?manque=telephone&age=moins-25"), new("/personnes?sans-nouvelle-jours=90&tri=nouvelle"),
            new("/personnes/export?format=csv&orientation=social&age=60-plus&famille=couple-enfants"), new("/personnes/export?format=excel&orientation=social&age=60-plus&famille=couple-enfants"),
            new("/personnes/listes/enregistrer?age=moins-25"), new("/personnes/listes/{0}", "select min(id) from liste_enregistree"),
            new("/orientation"), new("/orientation/sans-referent"), new("/orientation/decisions/{0}", "select min(id) from orientation")),
        new(Role.Gestionnaire, "/flux/suivi/{0}", Etat: EtatVisiteur.ImportEnCours),
        new(Role.Gestionnaire, "/personnes/{0}/espace/mot-de-passe", "select personne from compte where nom_utilisateur = 'invite'", Etat: EtatVisiteur.SecretMontre),
    ];

    private static IEnumerable<Visite> Pilote() => Du(
        Role.Pilote,
        new("/qualite"), new("/pilotage"), new("/pilotage?au={0}", "select (date_trunc('month', current_date) - interval '1 day')::date::text"), new("/pilotage?handler=Export"),
        new("/pilotage/indicateurs"), new("/pilotage/indicateurs/spie_taux_contractualisation"), new("/pilotage/indicateurs/spie_delai_median_orientation"));

    private static IEnumerable<Visite> Administrateur() =>
    [
        .. Du(
            Role.Administrateur,
            new("/administration"), new("/administration/comptes"), new("/administration/comptes?handler=Export"), new("/administration/comptes/nouveau"),
            new("/administration/comptes/{0}", "select min(id) from compte where role = 'Referent'"),
            new("/administration/organismes"), new("/administration/organismes/nouveau"), new("/administration/organismes/{0}", "select min(id) from organisme"),
            new("/administration/reglages"), new("/administration/journal"), new("/administration/journal?qui=banc"), new("/administration/journal?handler=Export"),
            new("/administration/departements"), new("/compte"), new("/compte/second-facteur"), new("/deconnexion")),
        new(Role.Administrateur, "/", Statut: 302),
        new(Role.Administrateur, "/administration/comptes/{0}/mot-de-passe", "select id from compte where nom_utilisateur = 'referent1'", Etat: EtatVisiteur.SecretMontre),
        new(Role.Administrateur, "/compte/codes-de-secours", Etat: EtatVisiteur.SecretMontre),
    ];

    private static IEnumerable<Visite> Du(Role role, params IEnumerable<Adresse> adresses) => adresses.Select(a => new Visite(role, a.Modele, a.Sql, a.Statut));

    private readonly record struct Adresse(string Modele, string? Sql = null, int Statut = 200);
}

using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>
/// Rows of dossiers and people that nothing was known of, as the tables hold them. <c>COPY</c> does not write to tables under row security: the
/// rows pass through temporary twins, save in the first load of a base (<see cref="PremierChargement"/>).
/// </summary>
/// <param name="reception">The reception of the flow.</param>
internal sealed class LignesNeuves(Reception reception)
{
    private readonly EcrivainCopy _dossiers = new(
        "dossier",
        """
        id, departement, numero_demande, date_demande, organisme, numero_organisme, matricule, matricule_recu, etat_droit, motifs, suivi, etat_depuis,
        ouverture, cloture, nature_droit, montant, montant_forfaitaire, reductions, situation_famille, situation_famille_depuis, personnes_a_charge,
        sans_domicile, mutation_entrante, mutation_sortante, recu_le, empreinte, image_du, image_flux, vu_le, premier_flux, prochain_depart
        """);

    private readonly EcrivainCopy _droits = new(
        "historique_droit", "departement, dossier, depuis, connu_le, etat, motifs, suivi, nature_droit, montant, flux");

    private readonly EcrivainCopy _adresses = new(
        "adresse",
        "departement, dossier, courante, depuis, jusqua, complement, voie, lieu_dit, code_postal, code_commune, commune, hors_france, flux");

    private readonly EcrivainCopy _personnes = new(
        "personne",
        """
        id, departement, qualite, nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance, precision_naissance, rang_naissance,
        sexe, nir, certifiee, identifiant_france_travail
        """);

    private readonly EcrivainCopy _membres = new("membre", "departement, dossier, personne, role, a_charge, activite, depuis, jusqua, flux");
    private readonly EcrivainCopy _statuts = new("statut_droits_devoirs", "departement, personne, dossier, soumis, depuis, depuis_donne, flux");
    private readonly EcrivainCopy _parcours = new(
        "parcours", "departement, personne, dossier, entree, recu_le, echeance_orientation, code_commune");

    private readonly EcrivainCopy _mesures = new(
        "mesure_droit", "departement, dossier, genre, code, montant, depuis, terme, personne, flux");

    private readonly EcrivainCopy _images = new("image_recue", "departement, dossier, connu_le, rang, flux, contenu");

    private readonly EcrivainCopy _proches = new("s_proche", "personne");

    /// <summary>The tables.</summary>
    public static IReadOnlyList<string> Tables { get; } = [.. new LignesNeuves(null!).Toutes.Select(t => t.Table)];

    /// <summary>The statements that make the temporary twins.</summary>
    public static string SqlPreparer { get; } = string.Concat(
        new LignesNeuves(null!).Toutes.Select(t => $"create temp table n_{t.Table} on commit drop as select {t.Colonnes} from {t.Table} limit 0;"));

    private EcrivainCopy[] Toutes => [_dossiers, _droits, _adresses, _personnes, _membres, _statuts, _parcours, _mesures, _images];

    /// <summary>Keeps a picture as it was received, whether its dossier was known or not.</summary>
    public void AjouterImage(long dossier, FoyerRecu foyer)
    {
        _images.Ligne();
        _images.Texte(reception.Departement);
        _images.Long(dossier);
        _images.Instant(reception.EnTete.Creation);
        _images.Entier(foyer.Rang);
        _images.Long(reception.Flux);
        _images.Contenu(foyer.Image.Span);
    }

    /// <summary>Adds a dossier, with its right and its addresses.</summary>
    public void AjouterDossier(Image image)
    {
        var (foyer, jour) = (image.Foyer, reception.Jour(image.Foyer));
        _dossiers.Ligne();
        _dossiers.Long(image.Id);
        _dossiers.Texte(reception.Departement);
        _dossiers.AjouterDemande(image, jour);
        _dossiers.Date(reception.RecuLe);
        _dossiers.Octets(foyer.Empreinte);
        _dossiers.Instant(reception.EnTete.Creation);
        _dossiers.Long(reception.Flux);
        _dossiers.Instant(reception.EnTete.Creation);
        _dossiers.Long(reception.Flux);
        _dossiers.Date(image.ProchainDepart(jour));
        if (foyer.EtatDroit is not null)
        {
            AjouterDroit(image, jour);
        }

        AjouterAdresses(image);
        AjouterMesures(image, foyer.Mesures(), jour, personne: null);
    }

    /// <summary>
    /// Adds a person of a dossier that nothing was known of, with their membership, their flag of droits et devoirs (adults only; an unknown flag
    /// is not "no", <c>references/cnaf/flux.md</c> §5.2), and the parcours of who is effectively bound: flag and "droit ouvert (suivi)".
    /// </summary>
    public void AjouterPersonne(in PersonneAClasser ligne)
    {
        var (image, personne, jour) = (ligne.Image, ligne.Personne, reception.Jour(ligne.Image.Foyer));
        var parti = personne.EstParti(jour);
        _personnes.Ligne();
        _personnes.Long(ligne.Numero);
        _personnes.Texte(reception.Departement);
        _personnes.AjouterIdentite(ligne);
        if (ligne.EstProche)
        {
            _proches.Ligne();
            _proches.Long(ligne.Numero);
        }

        _membres.Ligne();
        _membres.Texte(reception.Departement);
        _membres.Long(image.Id);
        _membres.Long(ligne.Numero);
        _membres.Texte(personne.Role);
        _membres.Booleen(personne.ACharge);
        _membres.Texte(personne.Activite);
        _membres.Date(personne.RattacheDepuis ?? jour);
        _membres.Date(parti ? personne.RattacheJusque : null);
        _membres.Long(reception.Flux);
        if (personne is { EstAdulteDuDroit: true, SoumisDroitsDevoirs: not null } && !parti)
        {
            AjouterStatut(image, ligne.Numero, personne, image.Foyer.Entree(personne, jour));
        }

        AjouterMesures(image, image.Foyer.MesuresDe(personne), jour, ligne.Numero);
    }

    /// <summary>Sends the rows.</summary>
    /// <param name="connexion">In the transaction of the import.</param>
    /// <param name="directement">True when the tables take them as they come.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task EnvoyerAsync(NpgsqlConnection connexion, bool directement, CancellationToken annulation)
    {
        var remplies = Array.FindAll(Toutes, t => t.Lignes > 0);
        foreach (var table in remplies)
        {
            await table.EnvoyerAsync(connexion, directement ? table.Table : $"n_{table.Table}", annulation);
        }

        if (!directement && remplies.Length > 0)
        {
            await connexion.ExecuterAsync(
                string.Concat(remplies.Select(t => $"insert into {t.Table} ({t.Colonnes}) select {t.Colonnes} from n_{t.Table};"))
                + $"truncate {string.Join(", ", remplies.Select(t => $"n_{t.Table}"))}",
                annulation);
        }

        await _proches.EnvoyerAsync(connexion, annulation);
    }

    private void AjouterMesures(Image image, IEnumerable<MesureRecue> mesures, DateOnly jour, long? personne)
    {
        foreach (var mesure in mesures)
        {
            _mesures.Ligne();
            _mesures.Texte(reception.Departement);
            _mesures.Long(image.Id);
            _mesures.AjouterMesure(mesure, jour);
            _mesures.Long(personne);
            _mesures.Long(reception.Flux);
        }
    }

    private void AjouterDroit(Image image, DateOnly jour)
    {
        _droits.Ligne();
        _droits.Texte(reception.Departement);
        _droits.Long(image.Id);
        _droits.Date(image.EtatDepuis(jour));
        _droits.Instant(reception.EnTete.Creation);
        _droits.Court(image.Foyer.EtatDroit);
        _droits.Textes(image.Motifs);
        _droits.Booleen(image.Suivi);
        _droits.Texte(image.Foyer.NatureDroit);
        _droits.Decimal(image.Foyer.Montant);
        _droits.Long(reception.Flux);
    }

    private void AjouterAdresses(Image image)
    {
        var suivante = image.Foyer.Adresse;
        if (suivante is not null)
        {
            AjouterAdresse(image, suivante, courante: true, jusqua: null);
        }

        foreach (var ancienne in image.Foyer.AnciennesAdresses)
        {
            AjouterAdresse(image, ancienne, courante: false, suivante?.Depuis);
            suivante = ancienne;
        }
    }

    private void AjouterAdresse(Image image, AdresseRecue adresse, bool courante, DateOnly? jusqua)
    {
        _adresses.Ligne();
        _adresses.Texte(reception.Departement);
        _adresses.Long(image.Id);
        _adresses.AjouterAdresse(adresse, courante, jusqua);
        _adresses.Long(reception.Flux);
    }

    private void AjouterStatut(Image image, long numero, PersonneRecue personne, DateOnly entree)
    {
        _statuts.Ligne();
        _statuts.Texte(reception.Departement);
        _statuts.Long(numero);
        _statuts.Long(image.Id);
        _statuts.Booleen(personne.SoumisDroitsDevoirs);
        _statuts.Date(entree);
        _statuts.Booleen(personne.DebutSoumission() is null ? null : true);
        _statuts.Long(reception.Flux);
        if (personne.SoumisDroitsDevoirs == true && image.Suivi)
        {
            _parcours.Ligne();
            _parcours.Texte(reception.Departement);
            _parcours.Long(numero);
            _parcours.Long(image.Id);
            _parcours.Date(entree);
            _parcours.Date(reception.RecuLe);
            _parcours.Date(reception.Echeance);
            _parcours.Texte(image.Foyer.Adresse?.CodeCommune);
        }
    }
}

using System.Text.Json;
using Jalons.Data.Socle;
using Jalons.Flux.Caf;

namespace Jalons.Data.Flux;

/// <summary>The runs of columns that staging tables and tables share.</summary>
internal static class Colonnes
{
    /// <summary>From <c>numero_demande</c> to <c>mutation_sortante</c>: what a picture says of the claim, the right and the household.</summary>
    public static void AjouterDemande(this EcrivainCopy copie, Image image, DateOnly jour)
    {
        var foyer = image.Foyer;
        copie.Texte(foyer.NumeroDemande);
        copie.Date(foyer.DateDemande);
        copie.Texte(foyer.Organisme);
        copie.Texte(foyer.NumeroOrganisme);
        copie.Texte(foyer.Matricule);
        copie.Texte(foyer.MatriculeRecu);
        copie.Court(foyer.EtatDroit);
        copie.Textes(image.Motifs);
        copie.Booleen(image.Suivi);
        copie.Date(foyer.EtatDroit is null ? null : image.EtatDepuis(jour));
        copie.Date(foyer.OuvertureDroit);
        copie.Date(image.Cloture);
        copie.Texte(foyer.NatureDroit);
        copie.Decimal(foyer.Montant);
        copie.Decimal(foyer.MontantForfaitaire);
        copie.Json(foyer.Reductions.Count == 0 ? null : JsonSerializer.Serialize(foyer.Reductions));
        copie.Texte(foyer.SituationFamille);
        copie.Date(foyer.SituationFamilleDepuis);
        copie.Court(foyer.PersonnesACharge);
        copie.Booleen(foyer.SansDomicileFixe);
        copie.Date(foyer.ArriveePar);
        copie.Date(foyer.DepartPar);
    }

    /// <summary>From <c>qualite</c> to <c>identifiant_france_travail</c>: who somebody is.</summary>
    public static void AjouterIdentite(this EcrivainCopy copie, in PersonneAClasser ligne)
    {
        var personne = ligne.Personne;
        copie.Texte(personne.Qualite);
        copie.Texte(personne.Nom);
        copie.Texte(personne.NomNaissance);
        copie.Texte(personne.Prenom);
        copie.Texte(ligne.CleNom);
        copie.Texte(ligne.CleNomNaissance);
        copie.Texte(ligne.ClePrenom);
        copie.Date(personne.DateNaissance);
        copie.Texte(Precision(personne.PrecisionNaissance));
        copie.Court(personne.RangNaissance);
        copie.Court(personne.Sexe);
        copie.Texte(personne.Nir?.Treize);
        copie.Booleen(personne.Certifiee);
        copie.Texte(personne.IdentifiantFranceTravail);
    }

    /// <summary>From <c>courante</c> to <c>hors_france</c>: an address and its time.</summary>
    public static void AjouterAdresse(this EcrivainCopy copie, AdresseRecue adresse, bool courante, DateOnly? jusqua)
    {
        copie.Booleen(courante);
        copie.Date(adresse.Depuis);
        copie.Date(jusqua);
        copie.Texte(adresse.Complement);
        copie.Texte(adresse.Voie);
        copie.Texte(adresse.LieuDit);
        copie.Texte(adresse.CodePostal);
        copie.Texte(adresse.CodeCommune);
        copie.Texte(adresse.Commune);
        copie.Booleen(adresse.HorsFrance);
    }

    /// <summary>From <c>genre</c> to <c>terme</c>: what restricts or ends a right. Without a date of its own it begins on the day of the facts.</summary>
    public static void AjouterMesure(this EcrivainCopy copie, MesureRecue mesure, DateOnly jour)
    {
        copie.Texte(mesure.Genre);
        copie.Texte(mesure.Code);
        copie.Decimal(mesure.Montant);
        copie.Date(mesure.Depuis ?? jour);
        copie.Date(mesure.Terme);
    }

    /// <summary>Who answers for the dossier, in the flows that name nobody else: name in use and first name.</summary>
    public static string Allocataire(this FoyerRecu foyer) => $"{foyer.Personnes[0].Nom} {foyer.Personnes[0].Prenom}";

    /// <summary>An address on one line.</summary>
    public static string EnUneLigne(this AdresseRecue adresse) => string.Join(
        ", ",
        new[] { adresse.Complement, adresse.Voie, adresse.LieuDit, $"{adresse.CodePostal} {adresse.Commune}".Trim() }.Where(l => !string.IsNullOrEmpty(l)));

    /// <summary>True when somebody has left the household on <paramref name="jour"/>.</summary>
    public static bool EstParti(this PersonneRecue personne, DateOnly jour) => personne.RattacheJusque is { } fin && fin <= jour;

    /// <summary>
    /// Entry into droits et devoirs: the day that the flow gives, else that of the ENTDED event, else the day of the facts, never before the
    /// claim (§5.2).
    /// </summary>
    public static DateOnly Entree(this FoyerRecu foyer, PersonneRecue personne, DateOnly jour)
    {
        var entree = personne.DebutSoumission() ?? jour;
        if (entree == jour && foyer.Evenements.Count > 0)
        {
            entree = foyer.Evenements.Where(e => e.FaitGenerateur == "ENTDED").Select(e => (DateOnly?)e.Le).Max() ?? jour;
        }

        return entree < foyer.DateDemande ? foyer.DateDemande : entree;
    }

    /// <summary>First day bound, when the flow gives it and the person is bound (DDSOUDRODEV).</summary>
    public static DateOnly? DebutSoumission(this PersonneRecue personne) => personne.SoumisDroitsDevoirs == true ? personne.SoumisDepuis : null;

    /// <summary>First day no longer bound, when the flow gives the last day bound and the person is not (DFSOUDRODEV).</summary>
    public static DateOnly? FinSoumission(this PersonneRecue personne) =>
        personne is { SoumisDroitsDevoirs: false, SoumisJusque: { } dernier } ? dernier.AddDays(1) : null;

    private static string Precision(char precision) => precision switch { 'J' => "J", 'O' => "O", _ => "N" };
}

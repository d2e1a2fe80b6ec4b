using System.Globalization;
using System.Text;

namespace Jalons.Flux.Generation;

/// <content>A household as a claim pictures it: block <c>InfoDemandeRSA</c> of VIRS0901.</content>
internal sealed partial class EcrivainFoyer
{
    private static readonly (string, int)[] Difficultes = [("0401", 40), ("0402", 12), ("0403", 5), ("0404", 8), ("0405", 20), ("0406", 15)];
    private static readonly (string, int)[] Etudes = [("1201", 8), ("1202", 10), ("1203", 18), ("1204", 34), ("1205", 20), ("1206", 9), ("1207", 1)];
    private static readonly (string, int)[] Histoires = [("1901", 15), ("1902", 40), ("1903", 30), ("1904", 15)];
    private static readonly (string, int)[] Logements = [("0901", 25), ("0902", 45), ("0909", 15), ("0911", 8), ("0912", 4), ("0905", 3)];
    private static readonly (string, int)[] Metiers =
        [("Agent d’entretien", 12), ("Préparateur de commandes", 10), ("Aide à domicile", 10), ("Vendeur", 8), ("Cariste", 6), ("Maçon", 6), ("Employé de cuisine", 6), ("Secrétaire", 4)];

    /// <summary>Writes the claim of a household, with what its people were asked that day.</summary>
    public void EcrireDemande(FoyerGenere foyer, ref Alea alea)
    {
        var dejaConnu = alea.Chance(45);
        xml.Ouvrir("InfoDemandeRSA"u8);
        IdentifierDemande(foyer, dejaConnu);
        foreach (var personne in foyer.Personnes.Where(p => p.Jusque is null))
        {
            Demander(foyer, personne, ref alea);
        }

        Declarer(foyer, ref alea);
        xml.Fermer("InfoDemandeRSA"u8);
        xml.Brut("\n"u8);
    }

    private void IdentifierDemande(FoyerGenere foyer, bool dejaConnu)
    {
        xml.Ouvrir("IdentificationRSA"u8);
        xml.Ouvrir("Organisme"u8);
        xml.Texte("FONORG"u8, foyer.Msa ? "MSA" : "CAF");
        xml.Texte("NUMORG"u8, _organisme);
        xml.TexteSiConnu("MATRICULE"u8, dejaConnu ? foyer.Matricule : null);
        xml.Texte("STATUDEMRSA"u8, dejaConnu ? "C" : "N");
        xml.Fermer("Organisme"u8);
        Designer(foyer);
        foreach (var partie in new[] { "01", "11", "21" })
        {
            xml.Ouvrir("SuiviInstruction"u8);
            xml.Texte("SUIIRSA"u8, partie);
            xml.Texte("NUMDEPINS"u8, _partenaire);
            xml.Texte("TYPESERINS"u8, "C");
            xml.Fermer("SuiviInstruction"u8);
        }

        xml.Fermer("IdentificationRSA"u8);
    }

    private void Demander(FoyerGenere foyer, PersonneGeneree personne, ref Alea alea)
    {
        xml.Ouvrir("Personne"u8);
        Identite(personne);
        xml.Ouvrir("DossierCAF"u8);
        xml.Jour("DDRATDOS"u8, personne.Depuis);
        xml.Fermer("DossierCAF"u8);
        xml.Ouvrir("Prestations"u8);
        xml.Texte("NATPREST"u8, "RSA");
        xml.Texte("ROLEPERS"u8, personne.Role);
        xml.Fermer("Prestations"u8);
        if (personne.Role != "ENF")
        {
            Ressources(personne, Trimestre(foyer));
            Activite(personne.Activite, personne.ActiviteDepuis, null, personne.Contrat);
            Recueillir(foyer, personne, ref alea);
        }

        xml.Fermer("Personne"u8);
    }

    /// <summary>The socio-professional data: one person out of eight is still to be asked.</summary>
    private void Recueillir(FoyerGenere foyer, PersonneGeneree personne, ref Alea alea)
    {
        var fait = alea.Chance(88);
        xml.Ouvrir("SuiviAppuiOrientation"u8);
        xml.Oui("TOPOBLSOCPRO"u8, personne.Soumis == true);
        xml.Texte("SITPERSSOCPRO"u8, fait ? "EF" : "AF");
        xml.JourSiConnu("DTENRSOCPRO"u8, fait ? foyer.Demande : null);
        xml.Fermer("SuiviAppuiOrientation"u8);
        if (!fait)
        {
            return;
        }

        var difficulte = alea.Parmi(Difficultes);
        var chomeur = personne.Activite is "ANP" or "CHO" or "ANI";
        xml.Ouvrir("DonneesSocioProfessionnelles"u8);
        Groupe("GeneraliteDSPP"u8, ("SITPERSDEMRSA", alea.Chance(50) ? "0107" : "0108"), ("TOPDRORSARMIANT", personne.DemandePrecedente is null ? "0" : "1"), ("TOPCOUVSOC", "1"));
        xml.Ouvrir("SituationSociale"u8);
        Groupe("CommunSituationSociale"u8, ("ACCOSOCINDI", difficulte == "0401" ? "N" : "O"), ("SOUTDEMARSOC", alea.Chance(60) ? "O" : "N"));
        Groupe("DetailDifficulteSituationSociale"u8, ("DIFSOC", difficulte));
        Groupe("DetailDifficulteDisponibilite"u8, ("DIFDISP", foyer.Enfants > 0 && alea.Chance(50) ? "0502" : "0501"));
        xml.Fermer("SituationSociale"u8);
        var etude = alea.Parmi(Etudes);
        Groupe("NiveauEtude"u8, ("NIVETU", etude), ("NIVDIPMAXOBT", etude is "1201" or "1202" ? "2602" : etude == "1203" ? "2603" : etude == "1204" ? "2604" : "2606"), ("TOPQUALIPRO", alea.Chance(30) ? "1" : "0"));
        Groupe("DisponibiliteEmploi"u8, ("TOPENGDEMARECHEMPLOI", chomeur || alea.Chance(50) ? "1" : "0"));
        Groupe("SituationProfessionnelle"u8, ("HISPRO", alea.Parmi(Histoires)), ("INSCDEMEMPLOI", chomeur ? "4302" : "4301"), ("ACCOEMPLOI", chomeur ? "1802" : "1801"), ("TOPPROJPRO", "1"), ("LIBEMPLOIRECH", alea.Parmi(Metiers)));
        Deplacer(ref alea);
        Loger(foyer, ref alea);
        xml.Fermer("DonneesSocioProfessionnelles"u8);
        Proposer(difficulte, chomeur, ref alea);
    }

    private void Deplacer(ref Alea alea)
    {
        var permis = alea.Chance(58);
        xml.Ouvrir("Mobilite"u8);
        Groupe("CommunMobilite"u8, ("TOPMOYLOCO", permis && alea.Chance(75) ? "1" : "0"), ("TOPPERMICONDUB", permis ? "1" : "0"));
        Groupe("DetailMobilite"u8, ("NATMOB", permis ? "2502" : "2501"));
        xml.Fermer("Mobilite"u8);
    }

    private void Loger(FoyerGenere foyer, ref Alea alea)
    {
        xml.Ouvrir("DifficulteLogement"u8);
        Groupe("CommunDifficulteLogement"u8, ("NATLOG", foyer.SansDomicile ? "0912" : alea.Parmi(Logements)), ("DEMARLOG", foyer.SansDomicile ? "1101" : "1103"));
        Groupe("DetailDifficulteLogement"u8, ("DIFLOG", foyer.SansDomicile ? "1009" : alea.Chance(70) ? "1001" : "1002"));
        xml.Fermer("DifficulteLogement"u8);
    }

    /// <summary>What the claim tool computes; the agent sometimes chooses otherwise.</summary>
    private void Proposer(string difficulte, bool chomeur, ref Alea alea)
    {
        var calcule = difficulte is "0402" or "0404" or "0406" ? "PS" : chomeur ? "PP" : "AS";
        xml.Ouvrir("Parcours"u8);
        if (alea.Chance(12))
        {
            Groupe("DeterminationParcours"u8, ("NATPARCOCAL", calcule), ("NATPARCOMOD", calcule == "PP" ? "AS" : "PP"), ("TOPREFUPARCO", "0"), ("MOTIMODPARCO", "EA"));
        }
        else
        {
            Groupe("DeterminationParcours"u8, ("NATPARCOCAL", calcule), ("TOPREFUPARCO", "0"));
        }

        xml.Fermer("Parcours"u8);
    }

    private void Declarer(FoyerGenere foyer, ref Alea alea)
    {
        xml.Ouvrir("DonneesAdministratives"u8);
        Groupe("SituationFamille"u8, ("SITFAM", foyer.Situation), ("DDSITFAM", foyer.SituationDepuis.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Adresse(foyer.Adresses[0], 1);
        var (telephone, courriel) = (alea.Entier(10_000_000), alea.Chance(62));
        Groupe(
            "ModesContacts"u8,
            ("NUMTEL", string.Create(CultureInfo.InvariantCulture, $"06{39_000_000 + (telephone % 990_000):00000000}")), ("NATTEL", "D"), ("MATETEL", "TEL"), ("AUTORUTITEL", alea.Chance(93) ? "A" : "R"),
            ("ADRELEC", courriel ? $"{foyer.Demandeur.Prenom}.{foyer.Demandeur.Nom}@exemple.invalid".Replace(' ', '-').ToLowerInvariant() : ""), ("AUTORUTIADRELEC", courriel ? "A" : ""));
        Groupe("Logement"u8, ("TYPEOCCLOG", foyer.SansDomicile ? "SRO" : foyer.Logement ? "LOC" : "HGP"));
        xml.Fermer("DonneesAdministratives"u8);
        xml.Ouvrir("PrestationRSA"u8);
        xml.Montant("MTESTRSA"u8, 420 + (alea.Entier(40) * 12));
        xml.Fermer("PrestationRSA"u8);
    }

    /// <summary>A block of values; an empty value is left out.</summary>
    private void Groupe(ReadOnlySpan<byte> nom, params ReadOnlySpan<(string Nom, string Valeur)> valeurs)
    {
        xml.Ouvrir(nom);
        foreach (var (element, valeur) in valeurs)
        {
            if (valeur.Length > 0)
            {
                xml.Texte(Encoding.ASCII.GetBytes(element), valeur);
            }
        }

        xml.Fermer(nom);
    }
}

using System.Collections.Frozen;
using System.Globalization;
using Jalons.Flux.Caf;

namespace Jalons.Flux.Generation;

/// <content>A household in the accounting flows: block <c>InfosCreanceFoyerRSA</c> of VRSC0201, <c>InfosFinancieresFoyerRSA</c> of VRSF0501.</content>
internal sealed partial class EcrivainFoyer
{
    private static readonly FrozenDictionary<FamilleAcompte, (byte[] Bloc, byte[] Detail)> Familles = new Dictionary<FamilleAcompte, (byte[], byte[])>
    {
        [FamilleAcompte.Allocations] = ("AllocationsComptabilisees"u8.ToArray(), "DetailAllocationComptabilisee"u8.ToArray()),
        [FamilleAcompte.IndusConstates] = ("IndusConstates"u8.ToArray(), "DetailInduConstate"u8.ToArray()),
        [FamilleAcompte.IndusTransferes] = ("IndusTransferesCG"u8.ToArray(), "DetailInduTransfereCG"u8.ToArray()),
        [FamilleAcompte.Remises] = ("RemisesIndus"u8.ToArray(), "DetailRemiseIndu"u8.ToArray()),
        [FamilleAcompte.FaiblesMontants] = ("AnnulationsFaibleMontant"u8.ToArray(), "DetailAnnulationFaibleMontant"u8.ToArray()),
        [FamilleAcompte.AutresAnnulations] = ("AutresAnnulations"u8.ToArray(), "DetailAutreAnnulation"u8.ToArray()),
    }.ToFrozenDictionary();

    /// <summary>What is paid to a household for the month: its right, and the month before when its claim is of that month.</summary>
    public IEnumerable<MouvementGenere> Allocations(FoyerGenere foyer)
    {
        if (foyer.Etat != 2 || foyer.Ouverture > Mois)
        {
            yield break;
        }

        var (nature, montant) = (foyer.Majore ? "RSI" : "RSD", Calculer(foyer).Total);
        yield return new(FamilleAcompte.Allocations, nature, "PME", montant);
        if (foyer.Ouverture == Mois.AddMonths(-1))
        {
            yield return new(FamilleAcompte.Allocations, nature, "PRA", montant, foyer.Ouverture);
        }
    }

    /// <summary>Writes an overpayment transferred to the département.</summary>
    public void EcrireCreance(InduGenere indu)
    {
        xml.Ouvrir("InfosCreanceFoyerRSA"u8);
        Debiteur(indu.Foyer);
        xml.Ouvrir("Creance"u8);
        xml.Ouvrir("CreancesTransferees"u8);
        xml.Ouvrir("IdentificationCreance"u8);
        xml.Jour("DTIMPLCRE"u8, indu.ImplanteLe);
        xml.Texte("NATCRE"u8, indu.Nature);
        xml.Texte("RGCRE"u8, "001");
        xml.Fermer("IdentificationCreance"u8);
        xml.Ouvrir("DetailCreance"u8);
        xml.Jour("MOISMOUCOMPTA"u8, Mois);
        xml.Texte("MOTIINDU"u8, indu.Cause.Motif);
        xml.Texte("ORIINDU"u8, indu.Cause.Origine);
        xml.Texte("RESPINDU"u8, indu.Cause.Responsabilite);
        xml.Jour("DDREGUCRE"u8, indu.Du);
        xml.Jour("DFREGUCRE"u8, indu.Au);
        xml.JourSiConnu("DTDERCREDCRETRANS"u8, indu.Reste < indu.Initial ? Mois.AddDays(-20) : null);
        xml.Montant("MTSOLREELCRETRANS"u8, indu.Reste);
        xml.Montant("MTINICRE"u8, indu.Initial);
        xml.Fermer("DetailCreance"u8);
        xml.Fermer("CreancesTransferees"u8);
        xml.Fermer("Creance"u8);
        xml.Fermer("InfosCreanceFoyerRSA"u8);
        xml.Brut("\n"u8);
    }

    /// <summary>Writes the movements of a household in the advance of the month.</summary>
    public void EcrireAcompte(FoyerGenere foyer, IReadOnlyList<MouvementGenere> mouvements)
    {
        xml.Ouvrir("InfosFinancieresFoyerRSA"u8);
        Debiteur(foyer);
        xml.Ouvrir("AcompteRSA"u8);
        xml.Ouvrir("GeneraliteAcompteRSA"u8);
        xml.Jour("MOISMOUCOMPTA"u8, Mois);
        xml.Fermer("GeneraliteAcompteRSA"u8);
        xml.Ouvrir("DetailAcompteRSA"u8);
        var numero = 0;
        foreach (var famille in mouvements.GroupBy(m => m.Famille))
        {
            Famille(famille, ref numero);
        }

        xml.Fermer("DetailAcompteRSA"u8);
        xml.Fermer("AcompteRSA"u8);
        xml.Fermer("InfosFinancieresFoyerRSA"u8);
        xml.Brut("\n"u8);
    }

    private void Famille(IGrouping<FamilleAcompte, MouvementGenere> famille, ref int numero)
    {
        var (bloc, detail) = Familles[famille.Key];
        xml.Ouvrir(bloc);
        foreach (var mouvement in famille)
        {
            xml.Ouvrir(detail);
            xml.Texte("NATPFCRE"u8, mouvement.Nature);
            xml.Texte("RGCRE"u8, "001");
            xml.Texte("NUMINTMOUCOMPTA"u8, (++numero).ToString("0000000", CultureInfo.InvariantCulture));
            xml.Texte("TYPEOPECOMPTA"u8, mouvement.Operation);
            xml.Texte("SENSOPECOMPTA"u8, mouvement.Montant < 0 ? "DE" : "AJ");
            xml.Montant("MTMOUCOMPTA"u8, Math.Abs(mouvement.Montant));
            xml.JourSiConnu("DDREGU"u8, mouvement.MoisConcerne);
            xml.Jour("DTTRAIMOUCOMPTA"u8, Mois.AddMonths(1).AddDays(2));
            xml.Texte("HEUTRAIMOUCOMPTA"u8, "02:15:30.0000");
            xml.Fermer(detail);
        }

        xml.Fermer(bloc);
    }

    /// <summary>The household and who answers for it: all that accounting flows say of people.</summary>
    private void Debiteur(FoyerGenere foyer)
    {
        xml.Ouvrir("IdentificationRSA"u8);
        Payeur(foyer);
        Designer(foyer);
        xml.Fermer("IdentificationRSA"u8);
        xml.Ouvrir("Personne"u8);
        Identite(foyer.Demandeur);
        xml.Ouvrir("DossierCAF"u8);
        xml.Oui("TOPRESPDOS"u8, true);
        xml.Jour("DDRATDOS"u8, foyer.Demandeur.Depuis);
        xml.Fermer("DossierCAF"u8);
        xml.Fermer("Personne"u8);
        xml.Ouvrir("DonneesAdministratives"u8);
        Adresse(foyer.Adresses[0], 1);
        xml.Fermer("DonneesAdministratives"u8);
    }
}

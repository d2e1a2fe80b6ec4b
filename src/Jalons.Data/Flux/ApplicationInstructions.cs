using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>
/// Applies instruction flows. A claim gives contacts and collections whenever it comes; it gives the household and the address only to a
/// dossier that no beneficiary flow has pictured (<c>references/cnaf/flux.md</c> §3.3, T38).
/// </summary>
/// <param name="enTete">Header of the flow.</param>
/// <param name="comptes">What is counted.</param>
internal sealed class ApplicationInstructions(EnTeteFlux enTete, ComptesImport comptes) : ApplicationFlux(enTete, comptes)
{
    /// <summary>SUIIRSA: the administrative part, the one that pictures the household.</summary>
    private const string PartieAdministrative = "01";

    /// <inheritdoc/>
    public override async Task<Func<ILotPret>> NumeroterAsync(
        NpgsqlConnection connexion, List<Enregistrement> lot, Dictionary<string, DossierConnu> connus, CancellationToken annulation)
    {
        var (prises, imagees) = Trier(lot, connus);
        var numeros = await Numeros.ReserverAsync(
            connexion,
            imagees.Count(f => !connus.ContainsKey(f.NumeroDemande)),
            imagees.Sum(f => f.Personnes.Count) + prises.Sum(p => p.Demande.Foyer.Personnes.Count),
            annulation);
        return () => Preparer(prises, Imaginer(imagees, connus, numeros), connus, numeros);
    }

    private LotInstructions Preparer(List<(DemandeInstruction Demande, bool Modifie)> prises, List<Image> images, Dictionary<string, DossierConnu> connus, Numeros numeros)
    {
        var pret = new LotInstructions(Reception);
        var personnes = new PersonnesDuLot(numeros, rencontres: null);
        pret.Images.Ajouter(images, personnes);
        var dossiers = images.ToDictionary(i => i.Foyer.NumeroDemande, i => i.Id, StringComparer.Ordinal);
        pret.Ajouter(
            prises.ConvertAll(p => new DemandeAInstruire(
                p.Demande, dossiers.TryGetValue(p.Demande.Foyer.NumeroDemande, out var id) ? id : connus[p.Demande.Foyer.NumeroDemande].Id, p.Modifie)),
            personnes);
        return pret;
    }

    /// <summary>Sorts claims: those that say something, and among them those that picture their household. Each is counted once.</summary>
    private (List<(DemandeInstruction Demande, bool Modifie)> Prises, List<FoyerRecu> Imagees) Trier(List<Enregistrement> lot, Dictionary<string, DossierConnu> connus)
    {
        var (prises, imagees) = (new List<(DemandeInstruction, bool)>(lot.Count), new List<FoyerRecu>());
        foreach (var demande in lot.Select(e => e.Demande!))
        {
            var connu = connus.GetValueOrDefault(demande.Foyer.NumeroDemande);
            var anterieure = connu?.InstructionDu > EnTete.Creation;
            var inchangee = connu is not null && (anterieure || connu.InstructionEmpreinte == demande.Foyer.Empreinte);
            Compter(connu is null, inchangee, anterieure);
            if (inchangee && !anterieure)
            {
                continue;
            }

            prises.Add((demande, connu is not null && !inchangee));
            if (connu is null || (connu.ImageDe is null && !anterieure && EnTete.Nature == 'I' && demande.Parties.Contains(PartieAdministrative)))
            {
                imagees.Add(demande.Foyer);
            }
        }

        return (prises, imagees);
    }

    private void Compter(bool nouvelle, bool inchangee, bool anterieure)
    {
        Comptes.Crees += nouvelle ? 1 : 0;
        Comptes.Inchanges += inchangee ? 1 : 0;
        Comptes.Modifies += nouvelle || inchangee ? 0 : 1;
        Comptes.Anterieurs += anterieure ? 1 : 0;
    }
}

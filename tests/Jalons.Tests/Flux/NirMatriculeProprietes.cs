using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>Properties of the two numbers by which people are recognised.</summary>
public class NirMatriculeProprietes
{
    private static readonly Gen<string> Treize =
        from sexe in Gen.Elements('1', '2')
        from date in Gen.Choose(0, 9_999)
        from departement in Gen.Elements("01", "23", "55", "2A", "2B", "75", "95", "97", "99")
        from reste in Gen.Choose(0, 999_999)
        select string.Create(CultureInfo.InvariantCulture, $"{sexe}{date:0000}{departement}{reste:000000}");

    [Fact]
    public void Un_nir_et_sa_cle_se_relisent()
    {
        Prop.ForAll(Treize.ToArbitrary(), treize =>
        {
            var nir = Nir.Depuis(treize);
            return Nir.Lire(treize + nir.Cle, out var etat) == nir && etat == EtatNir.Valide && Nir.Lire(treize, out _) == nir;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Toute_autre_cle_est_fausse()
    {
        Prop.ForAll(Treize.Zip(Gen.Choose(0, 99)).ToArbitrary(), cas =>
        {
            var (treize, cle) = cas;
            var texte = cle.ToString("00", CultureInfo.InvariantCulture);
            var lu = Nir.Lire(treize + texte, out var etat);
            return texte == Nir.Depuis(treize).Cle ? lu is not null : lu is null && etat == EtatNir.CleFausse;
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>One wrong digit among the thirteen is always seen: 97 is prime and larger than ten.</summary>
    [Fact]
    public void Un_chiffre_faux_se_voit()
    {
        Prop.ForAll(Treize.Where(t => t[6] is not ('A' or 'B')).Zip(Gen.Choose(1, 12).Zip(Gen.Choose(1, 9))).ToArbitrary(), cas =>
        {
            var (treize, (rang, ecart)) = cas;
            var faux = treize.ToCharArray();
            faux[rang] = (char)('0' + ((faux[rang] - '0' + ecart) % 10));
            return Nir.Lire(new string(faux) + Nir.Depuis(treize).Cle, out var etat) is null && etat == EtatNir.CleFausse;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void N_importe_quel_texte_est_un_nir_ou_rien()
    {
        Prop.ForAll<string>(texte =>
        {
            var nir = Nir.Lire(texte ?? "", out var etat);
            return nir is null ? etat != EtatNir.Valide : etat == EtatNir.Valide && nir.Value.Treize.Length == 13;
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>T01, T02: a number of seven digits is found again whatever the filling.</summary>
    [Fact]
    public void Un_matricule_se_retrouve_sous_toutes_ses_formes()
    {
        Prop.ForAll(Gen.Choose(1, 9_999_999).ToArbitrary(), n =>
        {
            var sept = n.ToString("0000000", CultureInfo.InvariantCulture);
            string[] formes = [sept, sept + "00000000", "00000000" + sept, (sept + "00000000").TrimStart('0').PadLeft(sept[0] == '0' ? 14 : 15, '0')];
            return formes.All(f => Matricule.Normaliser(f, "CAF", out var connue) == sept && connue);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void N_importe_quel_matricule_ne_leve_rien()
    {
        Prop.ForAll<string, bool>((texte, caf) =>
        {
            var normal = Matricule.Normaliser(texte ?? "", caf ? "CAF" : "MSA", out _);
            return normal is null || (normal.Length > 0 && normal == Matricule.Normaliser(normal, caf ? "CAF" : "MSA", out _));
        }).QuickCheckThrowOnFailure();
    }
}
